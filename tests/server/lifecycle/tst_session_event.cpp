#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/domain/event_types.h"
#include "server/lifecycle/session_event.h"
#include "tests/server/lifecycle/journal_database.h"

namespace sigma::lifecycle {
namespace {

using stream::SessionNews;

boost::json::object dataOf(const domain::DomainEvent& event) {
    return boost::json::parse(event.data).as_object();
}

TEST(SessionEvent, HasAKnownNameForAllNewsButFigures) {
    std::set<std::string_view> names;
    for (int news = 0; news != static_cast<int>(SessionNews::kMeasured); ++news) {
        const auto type = eventTypeOf(static_cast<SessionNews>(news));
        ASSERT_TRUE(type);
        EXPECT_TRUE(domain::isKnownEventType(*type)) << *type;
        EXPECT_TRUE(names.insert(*type).second) << *type;
    }
    EXPECT_EQ(eventTypeOf(SessionNews::kMeasured), std::nullopt);
}

TEST(SessionEvent, BelongsToItsSessionAndItsChannel) {
    const auto event = eventOf(noticeOf(SessionNews::kCreated, 1), "evt_1");
    EXPECT_EQ(event.id, "evt_1");
    EXPECT_EQ(event.type, "session.created");
    EXPECT_EQ(event.at, at(1));
    EXPECT_EQ(event.channel.value(), "news");
    EXPECT_EQ(event.session.value(), "session-1");
    EXPECT_EQ(event.sequence, 1);
    EXPECT_EQ(boost::json::serialize(dataOf(event)),
              R"({"state":"init","input":"primary","remote":"192.0.2.7",)"
              R"("encoder":"a test's encoder"})");
}

TEST(SessionEvent, SaysHowASessionEnded) {
    auto notice = noticeOf(SessionNews::kEnded, 60);
    notice.detail = "the publisher has ended it";
    notice.session.media.videoCodec = "avc1.64001f";
    const auto data = dataOf(eventOf(notice, "evt_1"));
    EXPECT_EQ(data.at("ended_reason"), "publisher_stop");
    EXPECT_EQ(data.at("detail"), "the publisher has ended it");
    EXPECT_EQ(data.at("duration_seconds"), 60.0);
    EXPECT_EQ(data.at("was_live"), false);
    EXPECT_EQ(data.at("media").at("video_codec"), "avc1.64001f");
}

TEST(SessionEvent, SaysHowLongItTookToGoLive) {
    EXPECT_EQ(dataOf(eventOf(noticeOf(SessionNews::kLive, 3), "evt_1")).at("seconds_to_live"), 3.0);
}

TEST(SessionEvent, SaysWhatIsWrongWithAnInput) {
    auto notice = noticeOf(SessionNews::kHealthDegraded, 4);
    notice.session.health = {40, "the sound is 300 ms behind the picture"};
    const auto event = eventOf(notice, "evt_1");
    EXPECT_EQ(event.type, "health.degraded");
    EXPECT_EQ(dataOf(event).at("score"), 40);
    EXPECT_EQ(dataOf(event).at("cause"), "the sound is 300 ms behind the picture");
}

TEST(SessionEvent, HasNoStateWithoutASession) {
    auto notice = noticeOf(SessionNews::kInputConnected, 0, "");
    const auto event = eventOf(notice, "evt_1");
    EXPECT_EQ(event.sequence, 0);
    EXPECT_FALSE(dataOf(event).contains("state"));
    EXPECT_EQ(dataOf(event).at("remote"), "192.0.2.7");
}

TEST(SessionEvent, EscapesWhatEncodersCallThemselves) {
    auto notice = noticeOf(SessionNews::kCreated, 1);
    notice.session.encoder = "\"},\"state\":\"live";
    EXPECT_EQ(dataOf(eventOf(notice, "evt_1")).at("encoder"),
              boost::json::value(notice.session.encoder));
}

TEST(ChannelEvent, NamesTheSessionThatChangedIt) {
    const domain::ChannelId news("news");
    const auto event =
        channelEvent("channel.active", "evt_1", at(1), news, domain::SessionId("session-1"));
    EXPECT_EQ(event.type, "channel.active");
    EXPECT_EQ(event.channel, news);
    EXPECT_TRUE(event.session.empty());
    EXPECT_EQ(event.data, R"({"session":"session-1"})");
    EXPECT_EQ(channelEvent("channel.stopped", "evt_2", at(1), news).data, "{}");
}

}  // namespace
}  // namespace sigma::lifecycle
