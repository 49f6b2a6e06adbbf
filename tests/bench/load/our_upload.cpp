#include "core/base/logger.h"
#include "core/publish/publish_group.h"
#include "tests/bench/load/upload.h"

namespace sigma::bench {
namespace {

publish::PublishGroupSettings groupSettings(const Upload::Settings& settings) {
    publish::PublishGroupSettings group;
    group.target = {
        .name = "bench",
        .url = "rtmp://" + settings.host + ":" + std::to_string(settings.port) + "/live",
        .key = "bench"};
    group.renditions = {{"", settings.videoBitrate}};
    group.range.maximum = settings.videoBitrate;
    group.audioBitrate = settings.audioBitrate;
    return group;
}

class OurUpload final : public Upload {
public:
    explicit OurUpload(const Settings& settings)
        : m_group(groupSettings(settings), m_clock, Logger::toStandardError(LogLevel::kWarning)) {}

    bool isLive() const override { return m_group.status().state == publish::OutputState::kLive; }
    void send(const media::MediaEvent& event) override { m_group.consume(0, event); }
    Advice advice() const override {
        const publish::OutputStatus status = m_group.status(0);
        const publish::BitrateAdvice& advice = status.advice;
        return {advice.videoBitrate, advice.frameRateDivisor, advice.keyFrameRequests,
                status.queueDelay,
                std::chrono::duration_cast<std::chrono::milliseconds>(status.roundTrip)};
    }
    std::uint64_t droppedFrames() const override { return m_group.status().framesDropped; }
    std::uint32_t reconnects() const override { return m_group.status().reconnects; }

private:
    SystemClock m_clock;
    publish::PublishGroup m_group;
};

}  // namespace

std::unique_ptr<Upload> makeOurUpload(const Upload::Settings& settings) {
    return std::make_unique<OurUpload>(settings);
}

}  // namespace sigma::bench
