#include <thread>

#include "server/events/event_feed.h"
#include "tests/server/events/events_fixture.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;
using Events = std::vector<domain::DomainEvent>;

class EventSubscriptionTest : public test::EventsFixture {
protected:
    std::shared_ptr<EventSubscription> follow(std::optional<std::int64_t> after = std::nullopt) {
        return m_feed->follow(m_context.get_executor(), {}, after);
    }

    /// The next `count` events; a hole or a duplicate shows in their positions.
    std::vector<std::int64_t> take(EventSubscription& subscription, std::size_t count) {
        std::vector<std::int64_t> positions;
        while (positions.size() < count) {
            const auto deadline = std::chrono::steady_clock::now() + 60s;
            for (const auto& event : await(subscription.next(deadline)).value()) {
                positions.push_back(event.position);
            }
        }
        return positions;
    }

    static std::vector<std::int64_t> fromTo(std::int64_t first, std::int64_t last) {
        std::vector<std::int64_t> positions;
        for (; first <= last; ++first) {
            positions.push_back(first);
        }
        return positions;
    }

    void appendMany(int count) {
        inDatabase<int>([&](store::Transaction& transaction) -> Result<int> {
            for (int done = 0; done != count; ++done) {
                SIGMA_TRY(store::EventTable(transaction).append(makeEvent("session.live")));
            }
            return count;
        });
    }

    std::shared_ptr<EventFeed> m_feed = EventFeed::create(m_database);
};

TEST_F(EventSubscriptionTest, ReplaysTheLogAndGoesOnLive) {
    appendMany(600);
    const auto subscription = follow(100);
    EXPECT_EQ(take(*subscription, 500), fromTo(101, 600));
    appendMany(3);
    EXPECT_EQ(take(*subscription, 3), fromTo(601, 603));
}

TEST_F(EventSubscriptionTest, SaysAtTheDeadlineThatNothingHasHappened) {
    const auto fresh = follow();
    EXPECT_EQ(await(fresh->next(std::chrono::steady_clock::now())).value(), Events{});
    appendMany(1);
    const auto replaying = follow(1);
    EXPECT_EQ(await(replaying->next(std::chrono::steady_clock::now() + 1ms)).value(), Events{});
    EXPECT_EQ(take(*fresh, 1), fromTo(1, 1));
}

TEST_F(EventSubscriptionTest, LosesNothingWhereItsReaderIsSlow) {
    const auto subscription = follow();
    const int many = static_cast<int>(EventSubscription::kMaxWaiting) * 3;
    for (int count = 0; count != many; ++count) {
        append("session.live");
    }
    EXPECT_EQ(take(*subscription, static_cast<std::size_t>(many)), fromTo(1, many));
    appendMany(2);
    EXPECT_EQ(take(*subscription, 2), fromTo(many + 1, many + 2));
}

TEST_F(EventSubscriptionTest, HasNoGapAndNoDuplicateWhileOthersWrite) {
    constexpr int kMany = 2'000;
    appendMany(300);
    std::thread writer([this] {
        for (int count = 0; count != kMany; ++count) {
            append("session.live");
        }
    });
    const auto replaying = follow(0);
    const auto positions = take(*replaying, 300 + kMany);
    writer.join();
    EXPECT_EQ(positions, fromTo(1, 300 + kMany));
}

TEST_F(EventSubscriptionTest, SaysWhereTheLogCannotBeRead) {
    const auto subscription = follow(0);
    m_database->close();
    const auto events = await(subscription->next(std::chrono::steady_clock::now() + 60s));
    ASSERT_TRUE(events.has_error());
    EXPECT_EQ(events.error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace sigma::events
