#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/events/event_envelope.h"
#include "server/events/webhook_secret.h"
#include "server/events/webhook_sender.h"
#include "tests/server/events/fake_resolver.h"
#include "tests/server/events/webhook_verification.h"
#include "tests/support/fake_clock.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/scripted_http_server.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;
using test::ScriptedHttpServer;
using Manner = ScriptedHttpServer::Manner;
using Reply = ScriptedHttpServer::Reply;

class WebhookSenderTest : public testing::Test {
protected:
    WebhookSenderTest() {
        m_endpoint.id = "whk_1";
        m_endpoint.secrets = {{makeWebhookSecret(), std::nullopt}};
        m_endpoint.url = m_server.url("/hook");
        m_event.id = "evt_01aryz6s410000000000000000";
        m_event.type = "session.live";
        m_event.at = m_clock.wallNow();
        m_options.urlRules.allowsHttp = true;
        m_options.allowedAddresses = {*AddressRange::parse("127.0.0.1")};
    }

    std::string headerOf(const std::string& name) const {
        const std::string start = "\r\n" + name + ": ";
        const std::size_t begin = m_request.head.find(start);
        if (begin == std::string::npos) {
            return "";
        }
        const std::size_t value = begin + start.size();
        return m_request.head.substr(value, m_request.head.find("\r\n", value) - value);
    }

    WebhookSender makeSender() {
        return {m_context.get_executor(), m_clock, std::make_unique<test::FakeResolver>(m_hosts),
                m_options};
    }

    SendResult send() {
        WebhookSender sender = makeSender();
        return test::runCoroutine(m_context, sender.send(m_endpoint, m_event));
    }

    Result<void> admit(const std::string& url) {
        WebhookSender sender = makeSender();
        return test::runCoroutine(m_context, sender.admit(url));
    }

    /// The receiver's port under a name that the test leads where it wants.
    std::string urlOf(const std::string& host) const {
        return "http://" + host +
               m_server.url("/hook").substr(std::string("http://127.0.0.1").size());
    }

    std::map<std::string, std::vector<std::string>> m_hosts{{"127.0.0.1", {"127.0.0.1"}}};
    boost::asio::io_context m_context;
    test::FakeClock m_clock;
    WebhookSenderOptions m_options;
    Reply m_reply{.status = 204};
    ScriptedHttpServer::Request m_request;
    ScriptedHttpServer m_server{m_context, [this](const ScriptedHttpServer::Request& request) {
                                    m_request = request;
                                    return m_reply;
                                }};
    domain::WebhookEndpoint m_endpoint;
    domain::DomainEvent m_event;
};

TEST_F(WebhookSenderTest, PostsTheSignedEnvelope) {
    const SendResult result = send();
    EXPECT_EQ(result.status, 204) << result.error;
    EXPECT_TRUE(m_request.head.starts_with("POST /hook HTTP/1.1\r\n"));
    EXPECT_EQ(m_request.body, envelopeOf(m_event));
    EXPECT_EQ(headerOf("Content-Type"), "application/json");
    EXPECT_EQ(headerOf("webhook-id"), m_event.id);
    EXPECT_EQ(headerOf("webhook-timestamp"), "1767225600");
    EXPECT_TRUE(test::isSigned(m_endpoint.secrets[0].secret, m_event.id, "1767225600",
                               m_request.body, headerOf("webhook-signature")));
}

TEST_F(WebhookSenderTest, SignsWithBothSecretsWhileTheyOverlap) {
    const std::string old = m_endpoint.secrets[0].secret;
    m_endpoint.secrets =
        withNewSecret(m_endpoint.secrets, makeWebhookSecret(), m_clock.wallNow(), 24h);
    send();
    for (const std::string& secret : {old, m_endpoint.secrets[0].secret}) {
        EXPECT_TRUE(test::isSigned(secret, m_event.id, "1767225600", m_request.body,
                                   headerOf("webhook-signature")));
    }
}

struct Failure {
    std::string name;
    Reply reply;
    std::int32_t status;
    std::optional<std::chrono::seconds> retryAfter = std::nullopt;
};

class WebhookReceiverThatFails : public WebhookSenderTest,
                                 public testing::WithParamInterface<Failure> {};

TEST_P(WebhookReceiverThatFails, IsSeenForWhatItIs) {
    m_options.patience = 100ms;
    m_reply = GetParam().reply;
    const SendResult result = send();
    EXPECT_EQ(result.status, GetParam().status);
    EXPECT_EQ(result.error.empty(), GetParam().status != 0) << result.error;
    EXPECT_EQ(result.retryAfter, GetParam().retryAfter);
    EXPECT_EQ(m_server.requests().size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Ways, WebhookReceiverThatFails,
    testing::Values(
        Failure{"Hangs", {.manner = Manner::kHeld}, 0},
        Failure{"Resets", {.manner = Manner::kReset}, 0},
        Failure{"Trickles", {.manner = Manner::kTrickled}, 0},
        Failure{"HasNoEnd", {.manner = Manner::kEndless}, 200},
        Failure{"SpeaksNoHttp", {.raw = "220 mail.example ESMTP\r\n\r\n"}, 0},
        Failure{"HasABodyLargerThanMemory",
                {.raw = "HTTP/1.1 500 No\r\nContent-Length: 999999999999999999\r\n\r\n"},
                500},
        Failure{"Fails", {.status = 500}, 500},
        Failure{"IsBusy", {.status = 503, .headers = {{"Retry-After", "120"}}}, 503, 120s},
        Failure{"IsBusyUntil",
                {.status = 503, .headers = {{"Retry-After", "Thu, 01 Jan 2026 00:10:00 GMT"}}},
                503,
                600s},
        Failure{"Redirects", {.status = 302, .headers = {{"Location", "/elsewhere"}}}, 302},
        Failure{"HasGone", {.status = 410}, 410}),
    [](const auto& instance) { return instance.param.name; });

TEST_F(WebhookSenderTest, SaysThatTheReceiverRefusesTheConnection) {
    m_endpoint.url = "http://127.0.0.1:1025/";
    const SendResult result = send();
    EXPECT_EQ(result.status, 0);
    EXPECT_NE(result.error.find("connecting"), std::string::npos) << result.error;
}

TEST_F(WebhookSenderTest, SaysThatTheReceiverSpeaksNoTls) {
    m_options.patience = 200ms;
    m_endpoint.url = "https" + m_server.url("/").substr(4);
    const SendResult result = send();
    EXPECT_EQ(result.status, 0);
    EXPECT_NE(result.error.find("TLS"), std::string::npos) << result.error;
}

TEST_F(WebhookSenderTest, GoesToTheAddressThatWasChecked) {
    m_hosts["hooks.invalid"] = {"127.0.0.1"};
    m_endpoint.url = urlOf("hooks.invalid");
    EXPECT_EQ(send().status, 204);
    EXPECT_TRUE(headerOf("Host").starts_with("hooks.invalid:")) << m_request.head;
}

TEST_F(WebhookSenderTest, CallsNobodyWhereOneOfTheAddressesIsRefused) {
    m_hosts["hooks.invalid"] = {"127.0.0.1", "10.0.0.1"};
    m_endpoint.url = urlOf("hooks.invalid");
    const SendResult result = send();
    EXPECT_EQ(result.status, 0);
    EXPECT_NE(result.error.find("10.0.0.1 is private"), std::string::npos) << result.error;
    EXPECT_EQ(m_server.connectionCount(), 0U);
}

TEST_F(WebhookSenderTest, ChecksAgainAtEachAttempt) {
    m_options.allowedAddresses.clear();
    m_hosts["rebound.invalid"] = {"8.8.8.8"};
    m_endpoint.url = urlOf("rebound.invalid");
    EXPECT_TRUE(admit(m_endpoint.url).has_value());
    m_hosts["rebound.invalid"] = {"127.0.0.1"};
    const SendResult result = send();
    EXPECT_EQ(result.status, 0);
    EXPECT_NE(result.error.find("loopback"), std::string::npos) << result.error;
    EXPECT_EQ(m_server.connectionCount(), 0U);
}

TEST_F(WebhookSenderTest, AdmitsOnlyWhatItWouldCall) {
    m_hosts["hooks.invalid"] = {"8.8.8.8", "2001:4860:4860::8888"};
    m_hosts["inside.invalid"] = {"192.168.1.1"};
    m_hosts["mapped.invalid"] = {"::ffff:169.254.169.254"};
    EXPECT_TRUE(admit("https://hooks.invalid/live").has_value());
    EXPECT_EQ(admit("https://inside.invalid/live").error().code, ErrorCode::kForbidden);
    EXPECT_EQ(admit("https://mapped.invalid/live").error().code, ErrorCode::kForbidden);
    EXPECT_EQ(admit("https://missing.invalid/live").error().code, ErrorCode::kIo);
    EXPECT_EQ(admit("ftp://hooks.invalid/live").error().code, ErrorCode::kInvalidArgument);
}

TEST_F(WebhookSenderTest, SendsNothingUnsigned) {
    m_endpoint.secrets.clear();
    EXPECT_NE(send().error.find("no secret"), std::string::npos);
    EXPECT_EQ(m_server.connectionCount(), 0U);
}

}  // namespace
}  // namespace sigma::events
