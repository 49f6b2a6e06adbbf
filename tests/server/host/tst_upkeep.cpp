#include <gmock/gmock.h>

#include "server/host/upkeep.h"
#include "server/store/channel_cache.h"
#include "server/store/delivery_table.h"
#include "server/store/node_table.h"
#include "server/store/session_table.h"
#include "server/store/webhook_table.h"
#include "tests/support/fake_clock.h"

namespace sigma::host {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

Logger quiet() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

/// By which everything takes an hour.
class HourlyClock final : public Clock {
public:
    explicit HourlyClock(WallTime now) : m_now(now) {}

    SteadyTime steadyNow() const override { return m_steady += 1h; }
    WallTime wallNow() const override { return m_now; }

private:
    const WallTime m_now;
    mutable SteadyTime m_steady;
};

class UpkeepTest : public testing::Test {
protected:
    UpkeepTest() {
        store::DatabaseOptions options;
        options.url = "sqlite::memory:";
        m_database = store::Database::open(options, m_clock, quiet()).value();
        m_identity = identity::Identity::open(m_database,
                                              std::make_shared<store::ChannelCache>(
                                                  m_clock, std::vector<domain::Channel>()),
                                              m_clock, quiet())
                         .value();
    }

    /// What is under way in it ends while the context is there.
    ~UpkeepTest() override { m_database->close(); }

    template <class T>
    T in(std::function<Result<T>(store::Transaction&)> work) {
        return m_database->runBlocking<T>(std::move(work)).value();
    }
    void addSession(const std::string& id, domain::SessionState state,
                    std::chrono::hours sinceItBegan) {
        domain::Session session;
        session.id = domain::SessionId(id);
        session.channel = domain::ChannelId("channel of " + id);
        session.state = state;
        session.createdAt = m_clock->wallNow() - sinceItBegan;
        in<bool>([&](store::Transaction& transaction) -> Result<bool> {
            SIGMA_TRY(store::SessionTable(transaction).insert(session));
            return true;
        });
    }
    std::vector<std::string> sessions() {
        const auto page = in<store::Page<domain::Session>>([](store::Transaction& transaction) {
            return store::SessionTable(transaction).list({}, std::nullopt, 10'000);
        });
        std::vector<std::string> ids;
        for (const domain::Session& session : page.items) {
            ids.push_back(session.id.value());
        }
        return ids;
    }
    void addOldSessions(std::size_t count) {
        for (std::size_t number = 0; number != count; ++number) {
            addSession("old " + std::to_string(number), domain::SessionState::kEnded, 49h);
        }
    }
    void appendOld(const std::string& id) {
        domain::DomainEvent event;
        event.id = id;
        event.type = "session.live";
        event.at = m_clock->wallNow() - 100 * 24h;
        event.data = "{}";
        in<domain::DomainEvent>([&](store::Transaction& transaction) {
            return store::EventTable(transaction).append(event);
        });
    }
    std::vector<std::string> events() {
        const auto page = in<store::Page<domain::DomainEvent>>([](store::Transaction& transaction) {
            return store::EventTable(transaction).list({}, 0, 10);
        });
        std::vector<std::string> ids;
        for (const domain::DomainEvent& event : page.items) {
            ids.push_back(event.id);
        }
        return ids;
    }
    std::shared_ptr<Upkeep> start() { return start(m_clock); }
    std::shared_ptr<Upkeep> start(std::shared_ptr<const Clock> clock) {
        const auto log = [this](LogLevel, const std::string& line) { m_logged.push_back(line); };
        const auto upkeep = std::make_shared<Upkeep>(
            m_context, Upkeep::Options{.database = m_database,
                                       .identity = m_identity,
                                       .clock = std::move(clock),
                                       .logger = Logger::toSink(LogLevel::kWarning, log),
                                       .nodeId = "node-1",
                                       .sessionRetention = 48h,
                                       .interval = 1ms,
                                       .leastPause = 0ms});
        upkeep->start();
        return upkeep;
    }
    /// Lets its timer run until nothing of that name is left.
    void runUntilGone(const std::string& id) {
        start();
        for (auto left = sessions(); std::ranges::find(left, id) != left.end(); left = sessions()) {
            m_context.run_one();
        }
    }

    boost::asio::io_context m_context;
    std::vector<std::string> m_logged;
    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();
    std::shared_ptr<store::Database> m_database;
    std::shared_ptr<identity::Identity> m_identity;
};

TEST_F(UpkeepTest, LetsGoOfSessionsThatWereKeptForLongEnough) {
    addSession("running", domain::SessionState::kLive, 100h);
    addSession("old", domain::SessionState::kEnded, 49h);
    addSession("kept", domain::SessionState::kEnded, 47h);
    runUntilGone("old");
    EXPECT_THAT(sessions(), ElementsAre("kept", "running"));
    m_clock->advance(2h);
    runUntilGone("kept");
    EXPECT_THAT(sessions(), ElementsAre("running"));
}

TEST_F(UpkeepTest, LetsOthersHaveTheDatabaseBetweenTheTurnsOfALongWork) {
    constexpr std::size_t kTurns = 3;
    addOldSessions(kTurns * Upkeep::kRowsOfTurn);
    start();
    std::vector<std::size_t> seen{kTurns * Upkeep::kRowsOfTurn};
    while (seen.back() != 0) {
        m_context.run_one();
        if (const std::size_t left = sessions().size(); left != seen.back()) {
            EXPECT_EQ(seen.back() - left, Upkeep::kRowsOfTurn);
            seen.push_back(left);
        }
    }
    EXPECT_EQ(seen.size(), kTurns + 1);
}

TEST_F(UpkeepTest, PausesForAsLongAsATurnHasTaken) {
    addOldSessions(2 * Upkeep::kRowsOfTurn);
    start(std::make_shared<HourlyClock>(m_clock->wallNow()));
    while (sessions().size() == 2 * Upkeep::kRowsOfTurn) {
        m_context.run_one();
    }
    for (int count = 0; count != 100; ++count) {
        m_context.run_one();
    }
    EXPECT_EQ(sessions().size(), Upkeep::kRowsOfTurn);
}

TEST_F(UpkeepTest, LetsGoInTheEndOfEventsThatWereHeldBack) {
    in<bool>([](store::Transaction& transaction) -> Result<bool> {
        domain::WebhookEndpoint endpoint;
        endpoint.id = "whk_1";
        SIGMA_TRY(store::WebhookTable(transaction).insert(endpoint));
        return true;
    });
    appendOld("held back");
    in<bool>([](store::Transaction& transaction) -> Result<bool> {
        SIGMA_TRY_ASSIGN(auto endpoint, store::WebhookTable(transaction).find("whk_1"));
        endpoint.isEnabled = false;
        SIGMA_TRY(store::WebhookTable(transaction).update(endpoint));
        return true;
    });
    appendOld("old");
    start();
    while (events().size() == 2) {
        m_context.run_one();
    }
    EXPECT_THAT(events(), ElementsAre("held back"));
    in<std::int64_t>([this](store::Transaction& transaction) {
        return store::DeliveryTable(transaction).abandon("whk_1", "gone", m_clock->wallNow(), 100);
    });
    while (!events().empty()) {
        m_context.run_one();
    }
}

TEST_F(UpkeepTest, TakesNoRefusalForAFailureOnceItIsStopped) {
    addOldSessions(2 * Upkeep::kRowsOfTurn);
    const auto upkeep = start();
    while (sessions().size() == 2 * Upkeep::kRowsOfTurn) {
        m_context.run_one();
    }
    upkeep->stop();
    m_database->close();
    for (int count = 0; count != 100; ++count) {
        m_context.run_one();
    }
    EXPECT_THAT(m_logged, testing::IsEmpty());
}

TEST_F(UpkeepTest, SaysThatTheNodeIsHere) {
    store::Node node;
    node.id = "node-1";
    node.startedAt = node.lastSeen = m_clock->wallNow();
    in<bool>([&](store::Transaction& transaction) -> Result<bool> {
        SIGMA_TRY(store::NodeTable(transaction).put(node));
        return true;
    });
    m_clock->advance(1h);
    addSession("old", domain::SessionState::kEnded, 49h);
    runUntilGone("old");
    const auto nodes = in<store::Page<store::Node>>(
        [](store::Transaction& transaction) { return store::NodeTable(transaction).list({}, 10); });
    ASSERT_EQ(nodes.items.size(), 1U);
    EXPECT_EQ(nodes.items.front().lastSeen, m_clock->wallNow());
}

}  // namespace
}  // namespace sigma::host
