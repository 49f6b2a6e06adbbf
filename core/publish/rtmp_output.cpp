#include "core/publish/rtmp_output.h"

#include "core/publish/publish_group.h"

namespace sigma::publish {
namespace {

constexpr std::size_t kOnlyRendition = 0;

/// A group of one.
class RtmpOutput final : public Output {
public:
    RtmpOutput(PublishGroupSettings settings, const Clock& clock, Logger logger)
        : m_group(std::move(settings), clock, std::move(logger)) {}

    void consume(const media::MediaEvent& event) override {
        m_group.consume(kOnlyRendition, event);
    }
    OutputStatus status() const override { return m_group.status(kOnlyRendition); }
    void setBitrateRange(const BitrateRange& range) override { m_group.setBitrateRange(range); }
    void setTarget(const PublishTarget& target) override { m_group.setTarget(target); }
    void end(std::chrono::milliseconds patience) override { m_group.end(patience); }

private:
    PublishGroup m_group;
};

}  // namespace

std::unique_ptr<Output> makeRtmpOutput(RtmpOutputSettings settings, const Clock& clock,
                                       Logger logger) {
    PublishGroupSettings group;
    group.target = std::move(settings.target);
    group.renditions = {{.name = {}, .maximumBitrate = settings.range.maximum}};
    group.range = settings.range;
    group.audioBitrate = settings.audioBitrate;
    return std::make_unique<RtmpOutput>(std::move(group), clock, std::move(logger));
}

}  // namespace sigma::publish
