#pragma once

#include <memory>

#include "server/api/live_control.h"
#include "server/stream/stream_registry.h"

namespace sigma::host {

/// Carries out on the live streams what the API has decided. Thread: any.
class LiveStreams final : public api::LiveControl {
public:
    explicit LiveStreams(std::shared_ptr<stream::StreamRegistry> streams);

    void update(const std::shared_ptr<const domain::Channel>& channel) override;
    void end(const domain::ChannelId& channel, domain::EndedReason reason,
             std::string_view words) override;
    void close(const domain::ChannelId& channel) override;
    std::shared_ptr<const domain::Session> report(const domain::ChannelId& channel) const override;

private:
    std::shared_ptr<stream::StreamRegistry> m_streams;
};

}  // namespace sigma::host
