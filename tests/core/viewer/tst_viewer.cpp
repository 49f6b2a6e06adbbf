#include <gtest/gtest.h>

#include "core/player/counted_playout.h"
#include "core/player/player_policies.h"
#include "core/viewer/viewer.h"
#include "tests/core/viewer/small_recording.h"

namespace sigma::viewer {
namespace {

using player::PlayerState;

class ViewerTest : public testing::Test {
protected:
    void open(const std::string& path, bool hasBeacon = false) {
        ViewerOptions options;
        options.url = m_site.url(path);
        options.sessionId = "a-session";
        options.headers = {{"Authorization", "Bearer t"}};
        options.onStatus = [this] { ++m_looks; };
        if (hasBeacon) {
            options.beaconUrl = m_site.url("/beacon");
        }
        m_viewer.emplace(m_context.get_executor(), m_clock, std::move(options),
                         player::makeDefaultPolicies(player::LatencyMode::kNormal), m_playout);
        m_viewer->start();
    }

    void runUntilState(PlayerState state) {
        test::runUntil(m_context, [&] { return m_viewer->status().state == state; });
    }

    boost::asio::io_context m_context;
    SystemClock m_clock;
    test::SmallRecording m_site{m_context};
    player::CountedPlayout m_playout{m_clock};
    std::size_t m_looks = 0;
    std::optional<Viewer> m_viewer;
};

TEST_F(ViewerTest, PlaysARecordingToItsEnd) {
    open("/media.m3u8");
    runUntilState(PlayerState::kEnded);
    EXPECT_GE(m_viewer->counts().requests, 2U);
    EXPECT_EQ(m_viewer->counts().failures, 0U);
    EXPECT_TRUE(m_viewer->status().startupTime.has_value());
    EXPECT_GT(m_looks, 0U);
    EXPECT_FALSE(m_viewer->takeEvents().empty());
}

TEST_F(ViewerTest, SaysWithEachRequestWhoItIs) {
    open("/media.m3u8");
    runUntilState(PlayerState::kEnded);
    for (const auto& request : m_site.requests) {
        EXPECT_NE(request.head.find("sid=\"a-session\""), std::string::npos) << request.head;
        EXPECT_NE(request.head.find("cid=\"/media.m3u8\""), std::string::npos);
        EXPECT_NE(request.head.find("Authorization: Bearer t\r\n"), std::string::npos);
    }
}

TEST_F(ViewerTest, TellsOfItsEnd) {
    open("/media.m3u8", true);
    runUntilState(PlayerState::kEnded);
    m_viewer.reset();
    const auto isBeacon = [](const auto& request) { return request.path == "/beacon"; };
    test::runUntil(m_context, [&] { return std::ranges::any_of(m_site.requests, isBeacon); });
    const auto beacon = std::ranges::find_if(m_site.requests, isBeacon);
    EXPECT_NE(beacon->body.find("\"event\":\"end\""), std::string::npos) << beacon->body;
    EXPECT_NE(beacon->body.find("\"sid\":\"a-session\""), std::string::npos);
}

TEST_F(ViewerTest, DoesAtOnceWhatItIsToldTo) {
    open("/media.m3u8");
    m_viewer->control([](player::PlayerEngine& engine) { engine.setPaused(true); });
    EXPECT_EQ(m_viewer->status().state, PlayerState::kPaused);
    m_viewer->control([](player::PlayerEngine& engine) { engine.setPaused(false); });
    runUntilState(PlayerState::kEnded);
}

TEST(ClockUrl, IsOfTheSameServer) {
    const auto url = httpclient::Url::parse("https://h.example:8443/live/a/index.m3u8?token=b");
    EXPECT_EQ(toString(clockUrlOf(*url)), "https://h.example:8443/time");
}

}  // namespace
}  // namespace sigma::viewer
