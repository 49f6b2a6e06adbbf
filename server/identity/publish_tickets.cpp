#include "server/identity/publish_tickets.h"

#include <algorithm>

namespace sigma::identity {
namespace {

constexpr std::string_view kChannel = "ch";
constexpr std::string_view kUser = "sub";
constexpr std::string_view kSignedAt = "iat_us";

/// Less is nearer.
int distanceOf(const store::Node& node, std::string_view region, std::string_view channelRegion) {
    if (!region.empty() && node.region == region) {
        return 0;
    }
    return !channelRegion.empty() && node.region == channelRegion ? 1 : 2;
}

/// A node that has not said for this long that it is there is taken for lost.
constexpr std::chrono::seconds kNodeSilence{60};

std::vector<IngestTarget> rank(const std::vector<store::Node>& nodes, std::string_view region,
                               std::string_view channelRegion, const std::string& stream,
                               WallTime now) {
    std::vector<store::Node> ready;
    std::ranges::copy_if(nodes, std::back_inserter(ready), [now](const store::Node& node) {
        return node.state == store::NodeState::kReady && now - node.lastSeen < kNodeSilence;
    });
    std::ranges::stable_sort(ready, {}, [&](const store::Node& node) {
        return distanceOf(node, region, channelRegion);
    });
    std::vector<IngestTarget> targets;
    for (const store::Node& node : ready) {
        for (const std::string& url : node.ingestUrls) {
            targets.push_back({url, stream, node.region, targets.empty()});
        }
    }
    return targets;
}

}  // namespace

Result<PublishTicket> PublishTickets::issue(const domain::Channel& channel,
                                            const domain::UserId& user,
                                            const std::vector<store::Node>& nodes,
                                            std::string_view region,
                                            std::chrono::seconds lifetime) const {
    if (lifetime < std::chrono::seconds(1) || lifetime > kLongestLifetime) {
        return Error{ErrorCode::kInvalidArgument, "a ticket can't live for " +
                                                      std::to_string(lifetime.count()) +
                                                      " seconds, from 1 to 3600 are possible"};
    }
    const WallTime now = m_clock->wallNow();
    const auto signedAt = std::chrono::floor<std::chrono::microseconds>(now).time_since_epoch();
    TokenClaims claims;
    claims.set(kChannel, channel.id.value())
        .set(kUser, user.value())
        .set(kSignedAt, signedAt.count());
    PublishTicket made;
    made.ticket.expiresAt = std::chrono::floor<std::chrono::seconds>(now + lifetime);
    made.ticket.token =
        m_signer->sign(TokenPurpose::kTicket, std::move(claims), made.ticket.expiresAt);
    made.targets = rank(nodes, region, channel.region,
                        channel.id.value() + "?ticket=" + made.ticket.token, now);
    return made;
}

Result<domain::ChannelId> PublishTickets::check(std::string_view ticket) const {
    SIGMA_TRY_ASSIGN(const TokenClaims claims, m_signer->verify(TokenPurpose::kTicket, ticket));
    const WallTime signedAt{std::chrono::microseconds(claims.number(kSignedAt))};
    if (m_revocations->isRevoked(claims.text(kUser), signedAt)) {
        return Error{ErrorCode::kUnauthorized, "the ticket was revoked"};
    }
    return domain::ChannelId(std::string(claims.text(kChannel)));
}

}  // namespace sigma::identity
