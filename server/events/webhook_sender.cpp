#include "server/events/webhook_sender.h"

#include <algorithm>
#include <utility>

#include "server/events/event_envelope.h"
#include "server/events/retry_after.h"
#include "server/events/webhook_signer.h"

namespace sigma::events {
namespace {

constexpr std::size_t kMaxAnswerBytes = 16 * 1024;

httpclient::HttpClientOptions clientOptions(const WebhookSenderOptions& options) {
    return {.verifiesCertificates = options.verifiesCertificates,
            .maxBodyBytes = kMaxAnswerBytes,
            .maxRedirects = 0,
            .userAgent = "sigma-live-webhooks"};
}

/// The sockets' own clock: a test's clock must not end a connection.
SteadyTime inTime(std::chrono::milliseconds patience) {
    return std::chrono::steady_clock::now() + patience;
}

}  // namespace

WebhookSender::WebhookSender(boost::asio::any_io_executor executor, const Clock& clock,
                             std::unique_ptr<HostResolver> resolver, WebhookSenderOptions options)
    : m_clock(clock),
      m_resolver(std::move(resolver)),
      m_options(std::move(options)),
      m_policy(m_options.allowedAddresses),
      m_client(std::move(executor), clock, clientOptions(m_options)) {}

boost::asio::awaitable<Result<void>> WebhookSender::admit(std::string url) {
    auto finding = find(std::move(url), inTime(m_options.patience));
    const Result<Target> target = co_await std::move(finding);
    if (target.has_error()) {
        co_return target.error();
    }
    co_return Result<void>();
}

boost::asio::awaitable<SendResult> WebhookSender::send(domain::WebhookEndpoint endpoint,
                                                       domain::DomainEvent event) {
    auto attempting = attempt(std::move(endpoint), std::move(event));
    Result<SendResult> result = co_await std::move(attempting);
    if (result.has_error()) {
        co_return SendResult{.error = result.error().context, .retryAfter = std::nullopt};
    }
    co_return *std::move(result);
}

boost::asio::awaitable<Result<WebhookSender::Target>> WebhookSender::find(std::string url,
                                                                          SteadyTime deadline) {
    auto parsed = parseWebhookUrl(url, m_options.urlRules);
    if (parsed.has_error()) {
        co_return parsed.error();
    }
    auto resolving = m_resolver->resolve(parsed->host, deadline);
    auto addresses = co_await std::move(resolving);
    if (addresses.has_error()) {
        co_return addresses.error();
    }
    for (const boost::asio::ip::address& address : *addresses) {
        if (const auto checked = m_policy.check(address); checked.has_error()) {
            co_return Error{ErrorCode::kForbidden, "webhooks may not go to " + parsed->host + ": " +
                                                       checked.error().context};
        }
    }
    co_return Target{*std::move(parsed), *std::move(addresses)};
}

boost::asio::awaitable<Result<SendResult>> WebhookSender::attempt(domain::WebhookEndpoint endpoint,
                                                                  domain::DomainEvent event) {
    const SteadyTime deadline = inTime(m_options.patience);
    const WallTime now = m_clock.wallNow();
    const auto signer = WebhookSigner::create(endpoint.secrets, now);
    if (signer.has_error()) {
        co_return signer.error();
    }
    auto finding = find(endpoint.url, deadline);
    Result<Target> target = co_await std::move(finding);
    if (target.has_error()) {
        co_return target.error();
    }
    const auto timestamp = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    httpclient::HttpPost post{.url = std::move(target->url),
                              .headers = {},
                              .body = envelopeOf(event),
                              .addresses = std::move(target->addresses)};
    post.headers = {{"Content-Type", "application/json"},
                    {"webhook-id", event.id},
                    {"webhook-timestamp", std::to_string(timestamp)},
                    {"webhook-signature", signer->sign(event.id, timestamp, post.body)}};
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    auto posting = m_client.post(std::move(post), std::max(left, std::chrono::milliseconds(1)));
    const Result<httpclient::HttpAnswer> answer = co_await std::move(posting);
    if (answer.has_error()) {
        co_return answer.error();
    }
    co_return SendResult{.status = answer->status,
                         .error = {},
                         .retryAfter = parseRetryAfter(answer->header("retry-after"), now)};
}

}  // namespace sigma::events
