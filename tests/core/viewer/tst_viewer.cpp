#include <gtest/gtest.h>

#include "core/player/counted_playout.h"
#include "core/viewer/viewer.h"
#include "tests/core/viewer/small_recording.h"
#include "tests/support/fake_clock.h"

namespace sigma::viewer {
namespace {

using player::PlayerState;

class ViewerTest : public testing::Test {
protected:
    void open(const std::string& path, bool hasBeacon = false) {
        ViewerOptions options;
        options.url = m_site.url(path);
        options.sessionId = "a-session";
        options.onStatus = [this] { ++m_looks; };
        if (hasBeacon) {
            options.beaconUrl = m_site.url("/beacon");
        }
        m_viewer.emplace(m_context.get_executor(), m_clock, std::move(options), m_playout);
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

/// A live stream of segments of a second, whose publisher is away from the 20th to the 80th
/// second. Time is the test's.
class AbsentPublisherTest : public testing::Test {
protected:
    static constexpr int kLeaves = 20;
    static constexpr int kComesBack = 80;

    void open() {
        ViewerOptions options;
        options.url = *httpclient::Url::parse(m_server.url("/live.m3u8"));
        options.settings.clockUrl = httpclient::Url::parse(m_server.url("/time")).value();
        m_viewer.emplace(m_context.get_executor(), m_clock, std::move(options), m_playout);
        m_viewer->start();
        settle();
    }

    void run(player::Duration time) {
        constexpr std::chrono::milliseconds kStep(250);  // at which a viewer looks at itself
        for (; time.count() > 0; time -= kStep) {
            m_clock.advance(kStep);
            m_viewer->control([](player::PlayerEngine&) {});
            settle();
            for (const player::PlayerEvent& event : m_viewer->takeEvents()) {
                m_events.push_back(event.kind);
            }
        }
    }

    std::ptrdiff_t count(player::PlayerEventKind kind) const {
        return std::ranges::count(m_events, kind);
    }

    sigma::test::FakeClock m_clock;
    boost::asio::io_context m_context;
    std::vector<player::PlayerEventKind> m_events;
    std::map<std::string, int> m_asked;
    int m_starved = 0;                    ///< requests that said so
    std::chrono::milliseconds m_jump{0};  ///< of the server's clock, from answer to answer
    player::CountedPlayout m_playout{m_clock};
    std::optional<Viewer> m_viewer;

private:
    using Server = sigma::test::ScriptedHttpServer;

    /// Until every request has its answer.
    void settle() {
        const auto isSettled = [&] {
            const FetchCounts counts = m_viewer->counts();
            return m_server.requests().size() == counts.requests && counts.bytes == m_sent;
        };
        m_context.restart();
        while (!isSettled()) {
            m_context.run_one();
        }
    }

    Server::Reply answer(const Server::Request& request) {
        ++m_asked[request.path];
        m_starved += request.head.find("CMCD-Status: bs\r\n") == std::string::npos ? 0 : 1;
        Server::Reply reply;
        const auto now = m_clock.wallNow() + m_asked["/time"] * m_jump;
        if (request.path == "/time") {
            reply.body = std::to_string(
                std::chrono::floor<std::chrono::milliseconds>(now.time_since_epoch()).count());
        } else {
            reply.body = request.path == "/live.m3u8" ? playlist() : "media";
        }
        m_sent += reply.body.size();
        return reply;
    }

    std::string playlist() const {
        constexpr int kWindow = 12;
        const auto age = m_clock.wallNow() - m_begin;
        const auto seconds =
            static_cast<int>(std::chrono::floor<std::chrono::seconds>(age).count());
        const int away = std::clamp(seconds, kLeaves, kComesBack) - kLeaves;
        const int end = kWindow + seconds - away;
        std::string text = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" +
                           std::to_string(end - kWindow) + "\n";
        for (int msn = end - kWindow; msn != end; ++msn) {
            text += "#EXTINF:1,\n" + std::to_string(msn) + ".ts\n";
        }
        return text;
    }

    WallTime m_begin = m_clock.wallNow();
    std::uint64_t m_sent = 0;
    Server m_server{m_context, [this](const Server::Request& request) { return answer(request); }};
};

TEST_F(AbsentPublisherTest, AStallIsToldOnceAndNotToTheClock) {
    m_jump = std::chrono::seconds(10);  // so that the clock is asked again and again
    open();
    run(std::chrono::seconds(kComesBack));
    EXPECT_EQ(m_viewer->status().stalls, 1U);
    EXPECT_EQ(m_starved, 1);
}

TEST_F(AbsentPublisherTest, NothingIsPlayedTwice) {
    open();
    run(std::chrono::seconds(kLeaves));
    EXPECT_EQ(m_viewer->status().state, PlayerState::kPlaying);
    run(std::chrono::seconds(kComesBack - kLeaves));
    EXPECT_EQ(m_viewer->status().state, PlayerState::kWaiting);
    run(std::chrono::seconds(20));
    EXPECT_EQ(m_viewer->status().state, PlayerState::kPlaying);
    EXPECT_EQ(count(player::PlayerEventKind::kStarted), 1);
    EXPECT_EQ(count(player::PlayerEventKind::kStalled), 1);
    EXPECT_EQ(m_viewer->status().stalls, 1U);
    for (const auto& [path, times] : m_asked) {
        EXPECT_TRUE(times == 1 || !path.ends_with(".ts")) << path << ' ' << times;
    }
}

TEST_F(ViewerTest, AsksTheStreamsServerForItsTime) {
    open("/media.m3u8?token=b");
    runUntilState(PlayerState::kEnded);
    EXPECT_GE(std::ranges::count(m_site.server.requests(), "/time"), 1);
}

}  // namespace
}  // namespace sigma::viewer
