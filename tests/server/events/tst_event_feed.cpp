#include "server/events/event_feed.h"
#include "tests/server/events/events_fixture.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;
using Events = std::vector<domain::DomainEvent>;

class EventFeedTest : public test::EventsFixture {
protected:
    std::shared_ptr<EventSubscription> follow(store::EventFilter filter = {},
                                              std::optional<std::int64_t> after = std::nullopt) {
        return m_feed->follow(m_context.get_executor(), std::move(filter), after);
    }

    Events next(EventSubscription& subscription) {
        return await(subscription.next(std::chrono::steady_clock::now() + 60s)).value();
    }

    std::shared_ptr<EventFeed> m_feed = EventFeed::create(m_database);
};

TEST_F(EventFeedTest, ListsTheLogPageByPage) {
    const auto first = append("session.created");
    const auto second = append("channel.updated");
    const auto third = append("session.live");
    auto page = await(m_feed->list({}, 0, 2)).value();
    EXPECT_EQ(page.items, (Events{first, second}));
    EXPECT_TRUE(page.hasMore);
    page = await(m_feed->list({}, page.items.back().position, 2)).value();
    EXPECT_EQ(page.items, Events{third});
    EXPECT_FALSE(page.hasMore);
}

TEST_F(EventFeedTest, ListsWhatIsAskedFor) {
    append("session.created", "other");
    append("channel.updated");
    const auto wanted = append("session.live");
    store::EventFilter filter;
    filter.channel = domain::ChannelId("news");
    filter.type = "session.*";
    EXPECT_EQ(await(m_feed->list(filter, 0, 10)).value().items, Events{wanted});
}

TEST_F(EventFeedTest, KnowsWhereAnEventStands) {
    append("session.created");
    const auto event = append("session.live");
    EXPECT_EQ(await(m_feed->positionOf(event.id)).value(), event.position);
    EXPECT_EQ(await(m_feed->positionOf("evt_00000000000000000000000000")).error().code,
              ErrorCode::kNotFound);
}

TEST_F(EventFeedTest, TellsFollowersOfWhatHappensFromThenOn) {
    append("session.created");
    const auto subscription = follow();
    const auto event = append("session.live");
    EXPECT_EQ(next(*subscription), Events{event});
    EXPECT_EQ(subscription->position(), event.position);
}

TEST_F(EventFeedTest, TellsEachFollowerWhatItAskedFor) {
    store::EventFilter filter;
    filter.type = "session.*";
    const auto sessions = follow(filter);
    filter.type.clear();
    filter.channel = domain::ChannelId("other");
    const auto other = follow(filter);
    append("channel.updated");
    const auto live = append("session.live");
    const auto updated = append("channel.updated", "other");
    EXPECT_EQ(next(*sessions), Events{live});
    EXPECT_EQ(next(*other), Events{updated});
}

TEST_F(EventFeedTest, ForgetsFollowersThatHaveGone) {
    auto subscription = follow();
    const auto staying = follow();
    EXPECT_EQ(m_feed->followerCount(), 2U);
    subscription.reset();
    EXPECT_EQ(m_feed->followerCount(), 1U);
    const auto event = append("session.live");
    EXPECT_EQ(next(*staying), Events{event});
}

}  // namespace
}  // namespace sigma::events
