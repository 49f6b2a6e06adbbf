#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "server/domain/channel.h"

namespace sigma::domain {

/// What a publisher asks for and shows, whatever protocol it came by.
struct PublishRequest {
    std::vector<std::string> app;       ///< the segments of the application's name
    std::vector<std::string> name;      ///< of the stream's name; the last may be a stream key
    std::optional<std::string> key;     ///< the parameter `key`
    std::optional<std::string> ticket;  ///< the parameter `ticket`
    std::string peerAddress;            ///< IPv4 or IPv6, without the port
};

enum class PublishCredential { kStreamKey, kTicket };

/// For logs: which kind it was, never which one.
constexpr std::string_view toString(PublishCredential credential) {
    return credential == PublishCredential::kTicket ? "ticket" : "stream_key";
}

/// Leave to publish.
struct PublishGrant {
    std::shared_ptr<const Channel> channel;
    PublishCredential credential = PublishCredential::kStreamKey;
};

/// Decides who may publish where. Thread: any; never blocks.
class PublishAuthorizer {
public:
    virtual ~PublishAuthorizer() = default;

    /// Errors: kUnauthorized, the same whether the channel or the credential is wrong; kForbidden,
    /// for the right credential, when the channel is stopped; kRateLimited. The text is for the
    /// publisher to read.
    virtual Result<PublishGrant> authorize(const PublishRequest& request) = 0;
};

}  // namespace sigma::domain
