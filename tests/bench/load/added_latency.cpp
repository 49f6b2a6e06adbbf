#include "tests/bench/load/added_latency.h"

#include <algorithm>

namespace sigma::bench {
namespace {

using std::chrono::steady_clock;

double milliseconds(SteadyTime::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

SteadyTime::duration ofTicks(std::int64_t pts) {
    return std::chrono::nanoseconds(pts * 100'000 / 9);
}

class WatchedEncoder final : public encoder::VideoEncoder {
public:
    WatchedEncoder(std::unique_ptr<encoder::VideoEncoder> inner,
                   std::shared_ptr<AddedLatency> latency)
        : m_inner(std::move(inner)), m_latency(std::move(latency)) {}

    std::shared_ptr<const media::TrackInfo> track() const override { return m_inner->track(); }
    Result<void> encode(const media::VideoFrame& frame, std::int64_t pts, bool forceKey,
                        Samples& out) override {
        m_latency->encodingBegan(pts);
        auto result = m_inner->encode(frame, pts, forceKey, out);
        m_latency->encodingEnded(pts);
        return result;
    }
    Result<void> flush(Samples& out) override { return m_inner->flush(out); }
    Result<void> setBitrate(std::int64_t bitsPerSecond) override {
        return m_inner->setBitrate(bitsPerSecond);
    }

private:
    std::unique_ptr<encoder::VideoEncoder> m_inner;
    std::shared_ptr<AddedLatency> m_latency;
};

class WatchedOutput final : public publish::Output {
public:
    WatchedOutput(std::shared_ptr<publish::Output> inner, std::shared_ptr<AddedLatency> latency)
        : m_inner(std::move(inner)), m_latency(std::move(latency)) {}

    void consume(const media::MediaEvent& event) override {
        m_inner->consume(event);
        const auto* sample = std::get_if<std::shared_ptr<const media::MediaSample>>(&event);
        if (sample != nullptr && (*sample)->track == media::TrackKind::kVideo) {
            m_latency->sent((*sample)->dts + (*sample)->ctsOffset);
        }
    }
    publish::OutputStatus status() const override { return m_inner->status(); }
    void end(std::chrono::milliseconds patience) override { m_inner->end(patience); }

private:
    std::shared_ptr<publish::Output> m_inner;
    std::shared_ptr<AddedLatency> m_latency;
};

}  // namespace

double percentile(std::vector<double> values, double percent) {
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    const auto index =
        static_cast<std::size_t>(static_cast<double>(values.size() - 1) * percent / 100);
    return values[index];
}

studio::StudioParts AddedLatency::watch(studio::StudioParts parts) {
    parts.makeVideoEncoder = [inner = parts.makeVideoEncoder, self = shared_from_this()](
                                 const encoder::VideoEncoderSettings& settings)
        -> Result<std::unique_ptr<encoder::VideoEncoder>> {
        SIGMA_TRY_ASSIGN(auto made, inner(settings));
        return std::unique_ptr<encoder::VideoEncoder>(
            std::make_unique<WatchedEncoder>(std::move(made), self));
    };
    parts.makeOutputs = [inner = parts.makeOutputs,
                         self = shared_from_this()](const studio::DestinationPlan& plan)
        -> Result<std::vector<std::shared_ptr<publish::Output>>> {
        SIGMA_TRY_ASSIGN(auto outputs, inner(plan));
        for (auto& output : outputs) {
            output = std::make_shared<WatchedOutput>(std::move(output), self);
        }
        return outputs;
    };
    return parts;
}

void AddedLatency::restart() {
    const std::lock_guard lock(m_mutex);
    m_ways.clear();
}

void AddedLatency::encodingBegan(std::int64_t pts) {
    const std::lock_guard lock(m_mutex);
    m_ways[pts].began = steady_clock::now();
}

void AddedLatency::encodingEnded(std::int64_t pts) {
    const std::lock_guard lock(m_mutex);
    m_ways[pts].encoded = steady_clock::now();
}

void AddedLatency::sent(std::int64_t pts) {
    const std::lock_guard lock(m_mutex);
    m_ways[pts].sent = steady_clock::now();
}

AddedLatency::Percentiles AddedLatency::percentiles() const {
    const std::lock_guard lock(m_mutex);
    SteadyTime start = SteadyTime::max();
    for (const auto& [pts, way] : m_ways) {
        if (way.began != SteadyTime()) {
            start = std::min(start, way.began - ofTicks(pts));
        }
    }
    std::vector<double> added;
    std::vector<double> encoding;
    for (const auto& [pts, way] : m_ways) {
        if (way.began != SteadyTime() && way.sent != SteadyTime()) {
            encoding.push_back(milliseconds(way.encoded - way.began));
            added.push_back(milliseconds(way.sent - start - ofTicks(pts)) - encoding.back());
        }
    }
    return {percentile(added, 50), percentile(added, 99), percentile(added, 100),
            percentile(encoding, 50), percentile(encoding, 99)};
}

}  // namespace sigma::bench
