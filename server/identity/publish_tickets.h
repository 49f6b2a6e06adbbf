#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/channel.h"
#include "server/identity/access_tokens.h"
#include "server/identity/revocations.h"
#include "server/identity/token_signer.h"
#include "server/store/node_table.h"

namespace sigma::identity {

/// Where to publish with a ticket.
struct IngestTarget {
    std::string url;     ///< of the server and the application: "rtmp://host:1935/live"
    std::string stream;  ///< the stream name that goes with it; holds the ticket
    std::string region;
    bool isPrimary = false;  ///< the others are backups, the best first
};

struct PublishTicket {
    IssuedToken ticket;
    std::vector<IngestTarget> targets;  ///< empty when no server can take a publisher
};

/// Leave to publish to one channel for a few minutes, for a broadcaster's own program.
///
/// RTMP takes it in one way: as the parameter `ticket` of the stream name, behind the channel's id
/// ("CHANNEL?ticket=..."). It counts when publishing begins: an encoder that reconnects later
/// needs a new one. Thread: any.
class PublishTickets {
public:
    static constexpr std::chrono::minutes kDefaultLifetime{5};
    static constexpr std::chrono::hours kLongestLifetime{1};

    PublishTickets(std::shared_ptr<const TokenSigner> signer,
                   std::shared_ptr<const Revocations> revocations,
                   std::shared_ptr<const Clock> clock)
        : m_signer(std::move(signer)),
          m_revocations(std::move(revocations)),
          m_clock(std::move(clock)) {}

    /// `region` is the broadcaster's, empty if not known; servers of it come first, then those of
    /// the channel's. Errors: kInvalidArgument for a lifetime that is not 1 s to an hour.
    Result<PublishTicket> issue(const domain::Channel& channel, const domain::UserId& user,
                                const std::vector<store::Node>& nodes, std::string_view region,
                                std::chrono::seconds lifetime = kDefaultLifetime) const;

    /// The channel that the ticket is for.
    /// Errors: kUnauthorized: not valid, expired, or its user was disabled meanwhile.
    Result<domain::ChannelId> check(std::string_view ticket) const;

private:
    std::shared_ptr<const TokenSigner> m_signer;
    std::shared_ptr<const Revocations> m_revocations;
    std::shared_ptr<const Clock> m_clock;
};

}  // namespace sigma::identity
