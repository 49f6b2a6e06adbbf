#include "core/player/loading/media_load.h"

#include "core/player/network/cmsd.h"

namespace sigma::player {
namespace {

/// All but the first, which tells when the answer began.
void joinPairs(std::vector<Arrival>& arrivals) {
    std::size_t kept = 1;
    for (std::size_t i = 1; i < arrivals.size(); i += 2) {
        Arrival joined = arrivals[i];
        if (i + 1 < arrivals.size()) {
            joined.at = arrivals[i + 1].at;
            joined.bytes += arrivals[i + 1].bytes;
        }
        arrivals[kept++] = joined;
    }
    arrivals.resize(kept);
}

}  // namespace

void MediaLoad::addArrival(const Arrival& arrival) {
    constexpr std::size_t kMostArrivals = 1000;
    bytes += arrival.bytes;
    if (arrivals.size() == kMostArrivals) {
        joinPairs(arrivals);
    }
    arrivals.push_back(arrival);
}

bool MediaLoad::isLoose(double bitrate, double otherBitrate) const {
    if (!isUnderWay() || !wasAwaited) {
        return false;
    }
    const double seconds = secondsOf(plan.duration);
    const double left = bitrate * seconds - static_cast<double>(bytes) * 8;
    return bytes == 0 || otherBitrate * seconds < left;
}

Transfer MediaLoad::transfer(std::span<const Arrival> line) const {
    Transfer transfer;
    transfer.arrivals = arrivals;
    transfer.line = line;
    transfer.sentAt = sentAt;
    transfer.bytes = bytes;
    transfer.mediaDuration = plan.duration;
    transfer.wasAwaited = wasAwaited;
    transfer.isWhole = answer.has_value();
    if (answer) {
        transfer.sentAt = answer->sentAt;
        transfer.bytes = answer->body.size();
        transfer.serverEstimate = serverEstimateOf(answer->header("cmsd-dynamic"));
    }
    return transfer;
}

}  // namespace sigma::player
