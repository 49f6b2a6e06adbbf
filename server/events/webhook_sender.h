#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/base/clock.h"
#include "core/httpclient/http_client.h"
#include "server/domain/domain_event.h"
#include "server/domain/webhook.h"
#include "server/events/address_policy.h"
#include "server/events/delivery_rules.h"
#include "server/events/host_resolver.h"
#include "server/events/webhook_url.h"

namespace sigma::events {

struct WebhookSenderOptions {
    WebhookUrlRules urlRules;
    std::vector<AddressRange> allowedAddresses;  ///< beside the public ones
    std::chrono::milliseconds patience{15'000};  ///< of all of an attempt together
    bool verifiesCertificates = true;
};

/// Sends an event to an endpoint, once.
///
/// The host is resolved at each attempt, every address of it is checked, and the connection goes
/// to one of those and nowhere else: a name that leads elsewhere a moment later changes nothing.
/// Nothing of what the receiver says is kept but its status and Retry-After.
/// Thread: the executor's, a single one; outlives its attempts.
class WebhookSender {
public:
    WebhookSender(boost::asio::any_io_executor executor, const Clock& clock,
                  std::unique_ptr<HostResolver> resolver, WebhookSenderOptions options);

    /// Whether webhooks may go to that URL as things are now: its form, and every address of its
    /// host. Errors: kInvalidArgument, kForbidden, kIo where the host can't be found.
    boost::asio::awaitable<Result<void>> admit(std::string url);

    boost::asio::awaitable<SendResult> send(domain::WebhookEndpoint endpoint,
                                            domain::DomainEvent event);

private:
    struct Target {
        httpclient::Url url;
        HostResolver::Addresses addresses;
    };

    boost::asio::awaitable<Result<Target>> find(std::string url, SteadyTime deadline);
    boost::asio::awaitable<Result<SendResult>> attempt(domain::WebhookEndpoint endpoint,
                                                       domain::DomainEvent event);

    const Clock& m_clock;
    std::unique_ptr<HostResolver> m_resolver;
    WebhookSenderOptions m_options;
    AddressPolicy m_policy;
    httpclient::HttpClient m_client;
};

}  // namespace sigma::events
