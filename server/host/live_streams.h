#pragma once

#include <memory>

#include "server/api/live_control.h"
#include "server/store/database.h"
#include "server/stream/stream_registry.h"

namespace sigma::host {

/// What the rest of the control plane does to the live streams. Thread: any.
class LiveStreams final : public api::LiveControl {
public:
    explicit LiveStreams(std::shared_ptr<stream::StreamRegistry> streams);

    /// Makes the streams take over every change of a channel that is committed from now on, in the
    /// order of the commits.
    static void follow(std::shared_ptr<stream::StreamRegistry> streams, store::Database& database);

    void end(const domain::ChannelId& channel, domain::EndedReason reason,
             std::string_view words) override;
    std::shared_ptr<const domain::Session> report(const domain::ChannelId& channel) const override;

private:
    std::shared_ptr<stream::StreamRegistry> m_streams;
};

}  // namespace sigma::host
