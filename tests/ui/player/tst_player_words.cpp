#include <gtest/gtest.h>

#include "tests/ui/support/scripted_source.h"
#include "ui/player/player_words.h"

namespace sigma::ui::words {
namespace {

using namespace std::chrono_literals;
using player::PlayerState;

TEST(PlayerWords, SayWhatIsAmissAndNothingWhereAllIsWell) {
    viewer::LivePlayerSnapshot snapshot;
    player::PlayerStatus& status = snapshot.player;
    EXPECT_EQ(playerMessage(snapshot), QStringLiteral("Loading…"));
    status.state = PlayerState::kPlaying;
    EXPECT_TRUE(playerMessage(snapshot).isEmpty());
    status.state = PlayerState::kFailed;
    status.error = Error{ErrorCode::kUnsupported, "the stream is encrypted"};
    EXPECT_EQ(playerMessage(snapshot),
              QStringLiteral("This stream can't be played.\nThe stream is encrypted."));
    status.state = PlayerState::kWaiting;
    EXPECT_TRUE(playerMessage(snapshot).startsWith(QStringLiteral("Waiting for the stream…\n")));
}

TEST(PlayerWords, SayWhyThereIsOnlySound) {
    viewer::LivePlayerSnapshot snapshot;
    snapshot.player.state = PlayerState::kPlaying;
    snapshot.problem = "nothing here decodes its pictures";
    EXPECT_EQ(playerMessage(snapshot), QStringLiteral("Nothing here decodes its pictures."));
    snapshot.shownPictures = 1;
    EXPECT_TRUE(playerMessage(snapshot).isEmpty());
    EXPECT_EQ(statistics(snapshot).back().second,
              QStringLiteral("nothing here decodes its pictures"));
}

TEST(PlayerWords, SayHowFarBehindItIs) {
    player::PlayerStatus status;
    EXPECT_EQ(latency(status), QStringLiteral("–"));
    status.latency = 3149ms;
    EXPECT_EQ(latency(status), QStringLiteral("3.1 s behind"));
    status.isLive = false;
    EXPECT_EQ(latency(status), QStringLiteral("Recording"));
}

TEST(PlayerWords, SayWhereItIs) {
    player::PlayerStatus status;
    status.liveEdge = 600s;
    status.windowEnd = 601s;
    status.position = 566s;
    EXPECT_TRUE(place(status).isEmpty());
    status.isFollowing = false;
    EXPECT_EQ(place(status), QStringLiteral("−0:34"));
    status.isLive = false;
    EXPECT_EQ(place(status), QStringLiteral("9:26 / 10:01"));
}

TEST(PlayerWords, NameQualitiesByTheirPicture) {
    EXPECT_EQ(variantName({3'000'000, 1280, 720, 30'000, "", false}),
              QStringLiteral("720p · 3.0 Mb/s"));
    EXPECT_EQ(variantName({6'000'000, 1920, 1080, 59'940, "", false}),
              QStringLiteral("1080p60 · 6.0 Mb/s"));
    EXPECT_EQ(variantName({128'000, 0, 0, 0, "mp4a.40.2", false}), QStringLiteral("128 kb/s"));
}

TEST(PlayerWords, TellEverythingInTheStatistics) {
    test::PlayerScript script;
    const auto lines = statistics(script.current);
    EXPECT_EQ(lines.front().second, QStringLiteral("3.1 s"));
    EXPECT_EQ(lines.back().second, QStringLiteral("2 of 3,592"));
    script.current.glassToGlass.reset();
    EXPECT_EQ(statistics(script.current).size(), lines.size() - 1);
    script.current.player = {};
    for (const auto& [name, value] : statistics(script.current)) {
        EXPECT_FALSE(name.isEmpty() || value.isEmpty());
    }
}

}  // namespace
}  // namespace sigma::ui::words
