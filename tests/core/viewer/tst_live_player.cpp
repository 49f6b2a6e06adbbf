#include <thread>

#include <gtest/gtest.h>

#include "core/base/published.h"
#include "core/viewer/live_player.h"
#include "tests/core/viewer/small_recording.h"
#include "tests/support/wait_until.h"

namespace sigma::viewer {
namespace {

using player::PlayerState;

/// The server has a thread of its own here, as the player has.
class LivePlayerTest : public testing::Test {
protected:
    ~LivePlayerTest() override { m_context.stop(); }

    LivePlayerOptions optionsFor(const std::string& path) const {
        LivePlayerOptions options;
        options.url = m_site.url(path);
        options.decodes = false;
        return options;
    }

    boost::asio::io_context m_context;
    test::SmallRecording m_site{m_context};
    std::shared_ptr<const Clock> m_clock = std::make_shared<const SystemClock>();
    std::jthread m_server{[this] { m_context.run(); }};
};

TEST_F(LivePlayerTest, PlaysOnItsOwnAndTellsWhatHappened) {
    Published<player::PlayerEventKind> last;
    LivePlayerOptions options = optionsFor("/media.m3u8");
    options.onEvent = [&](const player::PlayerEvent& event) {
        last.store(std::make_shared<const player::PlayerEventKind>(event.kind));
    };
    LivePlayer player(std::move(options), m_clock);
    sigma::test::waitUntil([&] { return player.snapshot().player.state == PlayerState::kEnded; });
    EXPECT_GT(player.snapshot().requests, 0U);
    EXPECT_FALSE(player.snapshot().glassToGlass.has_value());
    EXPECT_FALSE(player.pictureDue(m_clock->steadyNow()).has_value());
    player.stop();
    ASSERT_NE(last.load(), nullptr);
    EXPECT_EQ(*last.load(), player::PlayerEventKind::kEnded);
}

TEST_F(LivePlayerTest, TakesControlsAtAnyTime) {
    LivePlayer player(optionsFor("/media.m3u8"), m_clock);
    player.setPaused(true);
    player.setVolume(0.5);
    player.setMuted(true);
    player.setOnlyVariant(0);
    player.setMode(player::LatencyMode::kNormal);
    sigma::test::waitUntil([&] { return player.snapshot().player.state == PlayerState::kPaused; });
    player.seekToLive();
    player.setPaused(false);
    sigma::test::waitUntil([&] { return player.snapshot().player.state == PlayerState::kEnded; });
    player.stop();
    player.stop();
    player.setPaused(false);
}

TEST_F(LivePlayerTest, SaysWhyNothingIsPlayed) {
    LivePlayer player(optionsFor("/missing.m3u8"), m_clock);
    sigma::test::waitUntil([&] { return player.snapshot().player.error.has_value(); });
    EXPECT_NE(player.snapshot().player.error->context, "");
}

}  // namespace
}  // namespace sigma::viewer
