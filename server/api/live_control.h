#pragma once

#include <memory>
#include <string_view>

#include "server/domain/channel.h"
#include "server/domain/session.h"

namespace sigma::api {

/// What the API asks of streams that run. Changed channels reach them by themselves, after the
/// commit. Thread: any; never blocks.
class LiveControl {
public:
    virtual ~LiveControl() = default;

    /// Ends the channel's session, if it has one, and disconnects its publisher.
    virtual void end(const domain::ChannelId& channel, domain::EndedReason reason,
                     std::string_view words) = 0;
    /// The channel's session as it is now; null while there is none.
    virtual std::shared_ptr<const domain::Session> report(
        const domain::ChannelId& channel) const = 0;
};

}  // namespace sigma::api
