#include "core/studio/studio_parts.h"

#include <exception>

#include "core/capture/make_source.h"
#include "core/publish/publish_group.h"

namespace sigma::studio {
namespace {

/// One connection of a destination, which all its outputs keep alive together.
class GroupOutput final : public publish::Output {
public:
    GroupOutput(std::shared_ptr<publish::PublishGroup> group, std::size_t rendition)
        : m_group(std::move(group)), m_rendition(rendition) {}

    void consume(const media::MediaEvent& event) override { m_group->consume(m_rendition, event); }
    publish::OutputStatus status() const override { return m_group->status(m_rendition); }
    void setBitrateRange(const publish::BitrateRange& range) override {
        m_group->setBitrateRange(range);
    }
    void setTarget(const publish::PublishTarget& target) override { m_group->setTarget(target); }
    void end(std::chrono::milliseconds patience) override { m_group->end(patience); }

private:
    std::shared_ptr<publish::PublishGroup> m_group;
    std::size_t m_rendition;
};

std::vector<std::shared_ptr<publish::Output>> connect(const DestinationPlan& plan,
                                                      std::shared_ptr<const Clock> clock,
                                                      const Logger& logger) {
    publish::PublishGroupSettings settings;
    settings.target = plan.target;
    settings.range = plan.range;
    settings.audioBitrate = plan.audioBitrate;
    settings.renditions.clear();
    for (const RenditionSettings& rendition : plan.renditions) {
        settings.renditions.push_back({rendition.name, rendition.bitrate});
    }
    // The group refers to the clock for as long as it lives.
    const std::shared_ptr<publish::PublishGroup> group(
        new publish::PublishGroup(std::move(settings), *clock, logger),
        [clock](publish::PublishGroup* ended) { delete ended; });
    std::vector<std::shared_ptr<publish::Output>> outputs;
    for (std::size_t index = 0; index != plan.renditions.size(); ++index) {
        outputs.push_back(std::make_shared<GroupOutput>(group, index));
    }
    return outputs;
}

}  // namespace

StudioParts realParts(std::shared_ptr<const Clock> clock, Logger logger) {
    return {[clock, logger](const capture::SourceSettings& settings) {
                return capture::makeSource(settings, clock, logger);
            },
            encoder::makeVideoEncoder,
            encoder::makeAudioEncoder,
            [clock, logger](const DestinationPlan& plan)
                -> Result<std::vector<std::shared_ptr<publish::Output>>> {
                // Asio and threads throw where the system has no files or threads left.
                try {
                    return connect(plan, clock, logger);
                } catch (const std::exception& exception) {
                    return Error{ErrorCode::kUnavailable,
                                 "no connection to " + plan.target.name + ": " + exception.what()};
                }
            },
            clock,
            logger};
}

}  // namespace sigma::studio
