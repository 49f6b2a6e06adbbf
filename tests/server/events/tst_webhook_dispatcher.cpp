#include <map>
#include <stdexcept>
#include <utility>

#include "server/events/event_envelope.h"
#include "server/events/webhook_dispatcher.h"
#include "tests/server/events/events_fixture.h"
#include "tests/server/events/fake_resolver.h"
#include "tests/support/scripted_http_server.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;
using domain::DeliveryState;
using test::ScriptedHttpServer;
using Manner = ScriptedHttpServer::Manner;
using Reply = ScriptedHttpServer::Reply;

/// Throws while a test wants it to, as anything might where memory runs short.
class ThrowingClock final : public Clock {
public:
    explicit ThrowingClock(const Clock& clock) : m_clock(clock) {}

    SteadyTime steadyNow() const override { return m_clock.steadyNow(); }
    WallTime wallNow() const override {
        if (m_isThrowing) {
            ++m_thrown;
            throw std::runtime_error("no time");
        }
        return m_clock.wallNow();
    }
    void setThrowing(bool isThrowing) { m_isThrowing = isThrowing; }
    std::size_t thrown() const { return m_thrown; }

private:
    const Clock& m_clock;
    bool m_isThrowing = false;
    mutable std::size_t m_thrown = 0;
};

class WebhookDispatcherTest : public test::EventsFixture {
protected:
    WebhookDispatcherTest() { start(); }

    ~WebhookDispatcherTest() override { stop(); }

    void start() {
        WebhookSenderOptions options;
        options.urlRules.allowsHttp = true;
        options.allowedAddresses = {*AddressRange::parse("127.0.0.1")};
        auto sender = std::make_unique<WebhookSender>(m_context.get_executor(), *m_clock,
                                                      std::make_unique<test::FakeResolver>(m_hosts),
                                                      std::move(options));
        m_dispatcher = WebhookDispatcher::create(m_context.get_executor(), m_database, m_itsClock,
                                                 test::quietLogger(), std::move(sender),
                                                 RetrySchedule([this] { return chance(); }),
                                                 {.maxUnderWay = 8, .maxUnderWayOfEndpoint = 2});
        m_dispatcher->start();
    }

    /// What hangs goes with its sockets, as when the process ends.
    void stop() {
        m_dispatcher->stop();
        m_context.restart();
        m_context.poll();
    }

    double chance() {
        if (std::exchange(m_throwsAtChance, false)) {
            throw std::runtime_error("no chance");
        }
        return 0.0;
    }

    void runUntilDone(std::size_t attempts) {
        runUntil([&] {
            const WebhookFigures& figures = m_dispatcher->figures();
            return figures.attempts == attempts && figures.underWay == 0;
        });
    }

    void passTime(std::chrono::seconds time) {
        m_clock->advance(time);
        m_dispatcher->wake();
    }

    std::map<std::string, std::vector<std::string>> m_hosts{{"127.0.0.1", {"127.0.0.1"}}};
    std::map<std::string, Reply> m_replies;
    std::map<std::string, std::vector<ScriptedHttpServer::Request>> m_received;  ///< by path
    ScriptedHttpServer m_server{m_context, [this](const ScriptedHttpServer::Request& request) {
                                    m_received[request.path].push_back(request);
                                    return m_replies[request.path];
                                }};
    bool m_throwsAtChance = false;  ///< once, as it reckons when to try again
    std::shared_ptr<ThrowingClock> m_itsClock = std::make_shared<ThrowingClock>(*m_clock);
    std::shared_ptr<WebhookDispatcher> m_dispatcher;
};

TEST_F(WebhookDispatcherTest, DeliversAnEventAsItHappens) {
    addEndpoint("whk_a", m_server.url("/a"));
    const auto event = append("session.live");
    runUntilDone(1);
    ASSERT_EQ(m_received["/a"].size(), 1U);
    EXPECT_EQ(m_received["/a"][0].body, envelopeOf(event));
    const auto delivery = deliveries("whk_a").at(0);
    EXPECT_EQ(delivery.state, DeliveryState::kDelivered);
    EXPECT_EQ(delivery.lastStatus, 200);
    EXPECT_EQ(delivery.attempts, 1);
    EXPECT_EQ(m_dispatcher->figures().failures, 0U);
}

TEST_F(WebhookDispatcherTest, TriesAgainWhenTheTimeHasCome) {
    addEndpoint("whk_a", m_server.url("/a"));
    m_replies["/a"].status = 500;
    append("session.live");
    runUntilDone(1);
    passTime(4s);
    m_replies["/a"].status = 200;
    passTime(1s);
    runUntilDone(2);
    EXPECT_EQ(deliveries("whk_a").at(0).state, DeliveryState::kDelivered);
    ASSERT_EQ(m_received["/a"].size(), 2U);
    EXPECT_EQ(m_received["/a"][0].body, m_received["/a"][1].body);
}

TEST_F(WebhookDispatcherTest, NeedsNobodyToWakeItWhenTheTimeHasCome) {
    addEndpoint("whk_a", m_server.url("/a"));
    m_replies["/a"].status = 500;
    append("session.live");
    runUntilDone(1);
    m_clock->advance(5s);
    runUntilDone(2);
    EXPECT_EQ(m_received["/a"].size(), 2U);
}

TEST_F(WebhookDispatcherTest, CountsWhatWaitsNowAndThen) {
    addEndpoint("whk_a", m_server.url("/a"));
    m_replies["/a"].status = 500;
    append("session.live");
    runUntilDone(1);
    append("session.ended");
    runUntilDone(2);
    passTime(5s);
    runUntil([&] { return m_dispatcher->figures().pending == 2; });
}

TEST_F(WebhookDispatcherTest, CountsWhatIsThrownAsAnAttemptThatFailed) {
    m_hosts["hooks.invalid"] = {"no address, at which the resolver throws"};
    addEndpoint("whk_a", "http://hooks.invalid/");
    append("session.live");
    runUntilDone(1);
    const auto delivery = deliveries("whk_a").at(0);
    EXPECT_EQ(delivery.state, DeliveryState::kPending);
    EXPECT_FALSE(delivery.lastError.empty());
}

TEST_F(WebhookDispatcherTest, GoesOnAfterWhatIsThrownWhileItLooksForWork) {
    addEndpoint("whk_a", m_server.url("/a"));
    m_itsClock->setThrowing(true);
    m_dispatcher->wake();
    runUntil([&] { return m_itsClock->thrown() != 0; });
    m_itsClock->setThrowing(false);
    append("session.live");
    runUntilDone(1);
    EXPECT_EQ(m_received["/a"].size(), 1U);
}

TEST_F(WebhookDispatcherTest, RestsAfterWhatIsThrownThoughThereIsWork) {
    constexpr std::size_t kWakes = 100;
    m_itsClock->setThrowing(true);
    for (std::size_t count = 0; count != kWakes; ++count) {
        m_dispatcher->wake();
        m_context.restart();
        m_context.poll();
    }
    EXPECT_LT(m_itsClock->thrown(), kWakes / 2);
}

TEST_F(WebhookDispatcherTest, CountsWhatIsThrownAfterTheAnswerAsAnAttemptThatFailed) {
    addEndpoint("whk_a", m_server.url("/a"));
    m_replies["/a"].status = 500;
    m_throwsAtChance = true;
    append("session.live");
    runUntilDone(1);
    const auto delivery = deliveries("whk_a").at(0);
    EXPECT_EQ(delivery.state, DeliveryState::kPending);
    EXPECT_EQ(delivery.attempts, 1);
    EXPECT_EQ(delivery.lastError, "no chance");
    EXPECT_EQ(delivery.nextAttemptAt, m_clock->wallNow() + 5s);
    EXPECT_EQ(m_received["/a"].size(), 1U);
}

TEST_F(WebhookDispatcherTest, DeliversAgainWhereNotEvenTheFailureCouldBeWrittenDown) {
    addEndpoint("whk_a", m_server.url("/a"));
    append("session.live");
    runUntil([&] { return m_received["/a"].size() == 1; });
    m_itsClock->setThrowing(true);
    runUntil([&] { return m_dispatcher->figures().underWay == 0; });
    m_itsClock->setThrowing(false);
    runUntilDone(1);
    EXPECT_EQ(m_received["/a"].size(), 2U);
    EXPECT_EQ(deliveries("whk_a").at(0).state, DeliveryState::kDelivered);
}

TEST_F(WebhookDispatcherTest, WaitsAsLongAsTheReceiverAsks) {
    addEndpoint("whk_a", m_server.url("/a"));
    m_replies["/a"] = {.status = 503, .headers = {{"Retry-After", "90"}}};
    append("session.live");
    runUntilDone(1);
    EXPECT_EQ(deliveries("whk_a").at(0).nextAttemptAt, m_clock->wallNow() + 90s);
}

TEST_F(WebhookDispatcherTest, GivesUpAfterTheLastAttempt) {
    addEndpoint("whk_a", m_server.url("/a"));
    m_replies["/a"] = {.status = 302, .headers = {{"Location", "/b"}}};
    append("session.live");
    for (std::size_t attempt = 1; attempt <= RetrySchedule::kMaxAttempts; ++attempt) {
        runUntilDone(attempt);
        passTime(24h);
    }
    const auto delivery = deliveries("whk_a").at(0);
    EXPECT_EQ(delivery.state, DeliveryState::kDead);
    EXPECT_EQ(delivery.attempts, 10);
    EXPECT_NE(delivery.lastError.find("302"), std::string::npos) << delivery.lastError;
    EXPECT_EQ(m_received["/a"].size(), 10U);
    EXPECT_EQ(m_received.count("/b"), 0U);
    EXPECT_EQ(m_dispatcher->figures().deadLetters, 1U);
}

TEST_F(WebhookDispatcherTest, ReplaysADeadLetterWithTheSameId) {
    addEndpoint("whk_a", m_server.url("/a"));
    addEndpoint("whk_b", m_server.url("/b"));
    m_replies["/a"].status = 410;
    const auto event = append("session.live");
    runUntil([&] { return deliveries("whk_a").at(0).state == DeliveryState::kDead; });
    EXPECT_FALSE(endpoint("whk_a").isEnabled);
    // To the other one: the event itself, and that the endpoint was disabled.
    runUntil([&] { return m_received["/b"].size() == 2; });
    EXPECT_NE(m_received["/b"][1].body.find("webhook.endpoint_disabled"), std::string::npos);

    m_replies["/a"].status = 200;
    inDatabase<int>([&](store::Transaction& transaction) -> Result<int> {
        SIGMA_TRY_ASSIGN(auto kept, store::WebhookTable(transaction).find("whk_a"));
        kept.isEnabled = true;
        SIGMA_TRY(store::WebhookTable(transaction).update(kept));
        SIGMA_TRY_ASSIGN(const auto count, store::DeliveryTable(transaction)
                                               .replayRange("whk_a", event.position, event.position,
                                                            m_clock->wallNow()));
        return static_cast<int>(count);
    });
    m_dispatcher->wake();
    runUntil([&] { return m_received["/a"].size() == 2; });
    EXPECT_EQ(m_received["/a"][1].body, envelopeOf(event));
    EXPECT_NE(m_received["/a"][1].head.find("webhook-id: " + event.id), std::string::npos);
}

TEST_F(WebhookDispatcherTest, LetsAnEndpointThatHangsHoldUpNoOther) {
    addEndpoint("whk_hangs", m_server.url("/hangs"));
    addEndpoint("whk_well", m_server.url("/well"));
    m_replies["/hangs"].manner = Manner::kHeld;
    for (int count = 0; count != 30; ++count) {
        append("session.live");
    }
    runUntil(
        [&] { return m_received["/well"].size() == 30 && m_dispatcher->figures().underWay == 2; });
    EXPECT_EQ(m_received["/hangs"].size(), 2U);
}

TEST_F(WebhookDispatcherTest, GoesOnWhereAnotherProcessWasStopped) {
    addEndpoint("whk_a", m_server.url("/a"));
    m_replies["/a"].manner = Manner::kHeld;
    const auto event = append("session.live");
    runUntil([&] { return m_received["/a"].size() == 1; });
    stop();
    EXPECT_EQ(deliveries("whk_a").at(0).state, DeliveryState::kPending);
    m_replies["/a"].manner = Manner::kWhole;
    start();
    runUntilDone(1);
    ASSERT_EQ(m_received["/a"].size(), 2U);
    EXPECT_EQ(m_received["/a"][1].body, envelopeOf(event));
    EXPECT_EQ(deliveries("whk_a").at(0).state, DeliveryState::kDelivered);
}

TEST_F(WebhookDispatcherTest, AdmitsUrlsForWhoeverMakesEndpoints) {
    m_hosts["hooks.invalid"] = {"10.0.0.1"};
    EXPECT_TRUE(await(m_dispatcher->admit(m_server.url("/a"))).has_value());
    EXPECT_EQ(await(m_dispatcher->admit("https://hooks.invalid/")).error().code,
              ErrorCode::kForbidden);
}

}  // namespace
}  // namespace sigma::events
