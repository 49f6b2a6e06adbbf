#include "tests/bench/load/upload_figures.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

namespace sigma::bench {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLate{1'000};

/// What became of one message.
struct Fate {
    Made made;
    std::optional<milliseconds> arrivedAt;  ///< after the start
    bool isWaiting = false;                 ///< at the end: neither there nor dropped
};

std::vector<Fate> fatesOf(const UploadRun& run) {
    std::map<std::pair<bool, milliseconds>, milliseconds> arrivals;
    std::map<bool, milliseconds> newest;
    for (const Arrival& arrival : run.arrivals) {
        const auto at = std::chrono::duration_cast<milliseconds>(arrival.at - run.start);
        arrivals.insert_or_assign({arrival.isVideo, arrival.timestamp}, at);
        newest[arrival.isVideo] = std::max(newest[arrival.isVideo], arrival.timestamp);
    }
    std::vector<Fate> fates;
    for (const Made& made : run.made) {
        const auto found = arrivals.find({made.isVideo, made.timestamp});
        Fate fate{made, std::nullopt, made.timestamp > newest[made.isVideo]};
        if (found != arrivals.end()) {
            fate.arrivedAt = found->second;
        }
        fates.push_back(fate);
    }
    return fates;
}

double percentOf(std::vector<milliseconds>& values, std::size_t percent) {
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    return static_cast<double>(values[(values.size() - 1) * percent / 100].count());
}

milliseconds lengthOf(const UploadRun& run) {
    return run.trace.length;
}

double possibleBytes(const UploadRun& run) {
    double bytes = 0;
    for (milliseconds time{0}; time < lengthOf(run); time += milliseconds(1)) {
        bytes += run.possible(time) / 8000;
    }
    return bytes;
}

double stalledShare(const UploadRun& run, const std::vector<Fate>& fates) {
    int ticks = 0;
    int late = 0;
    for (milliseconds time{0}; time < lengthOf(run); time += milliseconds(100)) {
        if (run.trace.rate(time) <= 0) {
            continue;
        }
        ++ticks;
        late += std::ranges::any_of(fates, [&](const Fate& fate) {
            const bool isThere = fate.arrivedAt && *fate.arrivedAt <= time;
            return (fate.arrivedAt || fate.isWaiting) && !isThere &&
                   fate.made.timestamp + kLate < time;
        });
    }
    return static_cast<double>(late) / ticks;
}

/// The bitrate that a fall is judged by is that before it.
std::int64_t reactionOf(const UploadRun& run) {
    std::int64_t before = 0;
    for (const AdviceAt& each : run.advice) {
        if (!run.trace.fallsAt || each.time <= *run.trace.fallsAt) {
            before = each.advice.videoBitrate;
        } else if (each.advice.videoBitrate < before * 95 / 100) {
            return (each.time - *run.trace.fallsAt).count();
        }
    }
    return -1;
}

std::int64_t recoveryOf(const UploadRun& run) {
    for (const AdviceAt& each : run.advice) {
        if (run.trace.risesAt && each.time > *run.trace.risesAt &&
            each.advice.videoBitrate >= run.maximum * 9 / 10) {
            return (each.time - *run.trace.risesAt).count();
        }
    }
    return -1;
}

}  // namespace

std::string figuresJson(const UploadRun& run) {
    const std::vector<Fate> fates = fatesOf(run);
    std::vector<milliseconds> delays;
    double arrived = 0;
    double timely = 0;
    int soundLost = 0;
    for (const Fate& fate : fates) {
        if (fate.arrivedAt && *fate.arrivedAt <= lengthOf(run)) {
            const milliseconds delay = *fate.arrivedAt - fate.made.timestamp;
            delays.push_back(delay);
            arrived += static_cast<double>(fate.made.bytes);
            timely += delay <= kLate ? static_cast<double>(fate.made.bytes) : 0;
        } else if (fate.arrivedAt || fate.isWaiting) {
            delays.push_back(lengthOf(run) - fate.made.timestamp);
        } else {
            soundLost += fate.made.isVideo ? 0 : 1;
        }
    }
    const double possible = possibleBytes(run);
    std::ostringstream json;
    json << "{\"p50\": " << percentOf(delays, 50) << ", \"p95\": " << percentOf(delays, 95)
         << ", \"p99\": " << percentOf(delays, 99) << ", \"use\": " << arrived / possible
         << ", \"timelyUse\": " << timely / possible
         << ", \"stalled\": " << stalledShare(run, fates) << ", \"reactionMs\": " << reactionOf(run)
         << ", \"recoveryMs\": " << recoveryOf(run) << ", \"dropped\": " << run.droppedFrames
         << ", \"soundLost\": " << soundLost << ", \"reconnects\": " << run.reconnects << "}";
    return json.str();
}

}  // namespace sigma::bench
