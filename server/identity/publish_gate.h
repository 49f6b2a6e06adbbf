#pragma once

#include <memory>

#include "core/base/clock.h"
#include "server/domain/channel_repository.h"
#include "server/domain/publish_authorizer.h"
#include "server/identity/publish_tickets.h"
#include "server/identity/rate_limiter.h"

namespace sigma::identity {

/// Lets those publish who show a stream key or a ticket.
///
/// The key is the last segment of the stream name, or the parameter `key`; a ticket is the
/// parameter `ticket`, and counts before a key. With a parameter the stream name, unless it is
/// empty, must be the channel's id; without one, a channel that the segment in front names must be
/// the key's. An address that has failed thirty times in a minute waits. Thread: any.
class PublishGate final : public domain::PublishAuthorizer {
public:
    PublishGate(std::shared_ptr<const domain::ChannelRepository> channels,
                std::shared_ptr<const PublishTickets> tickets,
                const std::shared_ptr<const Clock>& clock);

    Result<domain::PublishGrant> authorize(const domain::PublishRequest& request) override;

private:
    /// None when anything about the credential is wrong.
    std::optional<domain::PublishGrant> find(const domain::PublishRequest& request) const;
    std::shared_ptr<const domain::Channel> findByName(const domain::PublishRequest& request) const;

    std::shared_ptr<const domain::ChannelRepository> m_channels;
    std::shared_ptr<const PublishTickets> m_tickets;
    RateLimiter m_failures;
};

}  // namespace sigma::identity
