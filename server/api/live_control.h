#pragma once

#include <memory>
#include <string_view>

#include "server/domain/channel.h"
#include "server/domain/session.h"

namespace sigma::api {

/// What the API does to streams that run, after the database has it. Thread: any; never blocks.
class LiveControl {
public:
    virtual ~LiveControl() = default;

    /// The channel's settings are others now.
    virtual void update(const std::shared_ptr<const domain::Channel>& channel) = 0;
    /// Ends the channel's session, if it has one, and disconnects its publisher.
    virtual void end(const domain::ChannelId& channel, domain::EndedReason reason,
                     std::string_view words) = 0;
    /// The channel is gone: ends its session and forgets it.
    virtual void close(const domain::ChannelId& channel) = 0;
    /// The channel's session as it is now; null while there is none.
    virtual std::shared_ptr<const domain::Session> report(
        const domain::ChannelId& channel) const = 0;
};

}  // namespace sigma::api
