#include "server/identity/publish_gate.h"

#include "core/net/peer_address.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;
using domain::PublishCredential;
using domain::PublishGrant;
using domain::PublishRequest;

constexpr RateLimit kFailures{30, 60s};

std::string_view streamName(const PublishRequest& request) {
    return request.name.empty() ? std::string_view() : request.name.back();
}

/// The segment in front of the stream name, in the name itself or in the app behind its own first.
std::string_view segmentBefore(const PublishRequest& request) {
    if (request.name.size() > 1) {
        return request.name[request.name.size() - 2];
    }
    return request.app.size() > 1 ? std::string_view(request.app.back()) : std::string_view();
}

bool isNamed(const PublishRequest& request, const domain::Channel& channel) {
    const std::string_view name = streamName(request);
    return name.empty() || name == channel.id.value();
}

}  // namespace

PublishGate::PublishGate(std::shared_ptr<const domain::ChannelRepository> channels,
                         std::shared_ptr<const PublishTickets> tickets,
                         const std::shared_ptr<const Clock>& clock)
    : m_channels(std::move(channels)),
      m_tickets(std::move(tickets)),
      m_failures(kFailures, clock) {}

Result<PublishGrant> PublishGate::authorize(const PublishRequest& request) {
    auto grant = find(request);
    if (!grant) {
        // A good key is let in whatever else its address sends: one misconfigured encoder must not
        // keep the others of its house from coming back.
        const auto wait = m_failures.take(net::addressGroup(request.peerAddress));
        if (wait > 0s) {
            return Error{ErrorCode::kRateLimited,
                         "too many failed attempts from this address: try again in " +
                             std::to_string(wait.count()) + " seconds"};
        }
        return Error{ErrorCode::kUnauthorized,
                     "the stream key or ticket is not known to this server, or has expired"};
    }
    if (grant->channel->state == domain::ChannelState::kStopped) {
        return Error{ErrorCode::kForbidden, "the channel is stopped; enable it first"};
    }
    return std::move(*grant);
}

std::optional<PublishGrant> PublishGate::find(const PublishRequest& request) const {
    PublishGrant grant;
    if (request.ticket) {
        const auto id = m_tickets->check(*request.ticket);
        grant.channel = id.has_value() ? m_channels->find(id->value()) : nullptr;
        grant.credential = PublishCredential::kTicket;
    } else if (request.key) {
        grant.channel = m_channels->findByStreamKey(*request.key);
    } else {
        grant.channel = findByName(request);
        return grant.channel ? std::optional(std::move(grant)) : std::nullopt;
    }
    const bool isRight = grant.channel && isNamed(request, *grant.channel);
    return isRight ? std::optional(std::move(grant)) : std::nullopt;
}

std::shared_ptr<const domain::Channel> PublishGate::findByName(
    const PublishRequest& request) const {
    auto channel = m_channels->findByStreamKey(streamName(request));
    const auto named = m_channels->find(segmentBefore(request));
    return channel && named && named->id != channel->id ? nullptr : channel;
}

}  // namespace sigma::identity
