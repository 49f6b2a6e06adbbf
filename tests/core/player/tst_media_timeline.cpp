#include <gtest/gtest.h>

#include "core/player/stream/media_timeline.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::kNoon;
using test::PlaylistMaker;

TEST(MediaTimelineTest, BeginsAtItsBase) {
    MediaTimeline timeline;
    timeline.begin(PlaylistMaker{}.make(), nullptr, 5s);
    EXPECT_EQ(timeline.start(), 5s);
    EXPECT_EQ(timeline.end(), 5s + 12s + 1s);
}

TEST(MediaTimelineTest, PutsLaterUpdatesBehindWhatIsThere) {
    MediaTimeline timeline;
    timeline.begin(PlaylistMaker{}.make(), nullptr);
    timeline.update(PlaylistMaker{.first = 103, .parts = 1}.make());
    EXPECT_EQ(timeline.start(), 6s);
    EXPECT_EQ(timeline.end(), 18s + 500ms);
}

TEST(MediaTimelineTest, LeavesAGapAsLongAsTheDatesSay) {
    MediaTimeline timeline;
    timeline.begin(PlaylistMaker{}.make(), nullptr);
    timeline.update(PlaylistMaker{.first = 120}.make());
    EXPECT_EQ(timeline.start(), 40s);
}

TEST(MediaTimelineTest, GuessesAGapWithoutDates) {
    MediaTimeline timeline;
    timeline.begin(PlaylistMaker{.hasDates = false}.make(), nullptr);
    timeline.update(PlaylistMaker{.first = 120, .hasDates = false}.make());
    EXPECT_EQ(timeline.start(), 40s);
}

TEST(MediaTimelineTest, KnowsWhereAPartBegins) {
    MediaTimeline timeline;
    const auto playlist = PlaylistMaker{}.make();
    timeline.begin(playlist, nullptr);
    EXPECT_EQ(timeline.startOf(playlist, {101, 3}), 3500ms);
    EXPECT_EQ(timeline.startOf(playlist, {106, 2}), 13s);
    EXPECT_EQ(timeline.startOf(playlist, {106, 3}), std::nullopt);
    EXPECT_EQ(timeline.startOf(playlist, {99, 0}), std::nullopt);
    EXPECT_EQ(timeline.startOf(playlist, {107, 0}), std::nullopt);
}

TEST(MediaTimelineTest, KnowsTheDateOfATime) {
    MediaTimeline timeline;
    timeline.begin(PlaylistMaker{}.make(), nullptr);
    EXPECT_EQ(timeline.dateAt(3s), kNoon + 203s);
    EXPECT_EQ(timeline.timeOf(kNoon + 203s), 3s);
    EXPECT_EQ(timeline.timeOf(kNoon + 195s), -5s);
}

TEST(MediaTimelineTest, ExtrapolatesDatesBothWays) {
    auto playlist = PlaylistMaker{.hasDates = false}.make();
    auto dated = std::make_shared<hls::Segment>(*playlist.segments[2]);
    dated->programDateTime = kNoon;
    playlist.segments[2] = dated;
    MediaTimeline timeline;
    timeline.begin(playlist, nullptr);
    EXPECT_EQ(timeline.dateAt(0s), kNoon - 4s);
    EXPECT_EQ(timeline.dateAt(9s), kNoon + 5s);
}

TEST(MediaTimelineTest, DoesNotCarryDatesOverADiscontinuity) {
    auto playlist = PlaylistMaker{.hasDates = false}.make();
    auto dated = std::make_shared<hls::Segment>(*playlist.segments[1]);
    dated->programDateTime = kNoon;
    playlist.segments[1] = dated;
    auto broken = std::make_shared<hls::Segment>(*playlist.segments[2]);
    broken->hasDiscontinuityBefore = true;
    playlist.segments[2] = broken;
    MediaTimeline timeline;
    timeline.begin(playlist, nullptr);
    EXPECT_EQ(timeline.dateAt(3s), kNoon + 1s);
    EXPECT_EQ(timeline.dateAt(5s), std::nullopt);
    EXPECT_EQ(timeline.end(), 13s);
}

TEST(MediaTimelineTest, PutsAnotherRenditionWhereItsDatesBelong) {
    MediaTimeline reference;
    reference.begin(PlaylistMaker{}.make(), nullptr, 50s);
    // Other numbers, and other dates that number would have: three seconds later than ours.
    auto other = PlaylistMaker{.first = 7}.make();
    for (auto& segment : other.segments) {
        auto moved = std::make_shared<hls::Segment>(*segment);
        moved->programDateTime = *moved->programDateTime + 189s;
        segment = moved;
    }
    other.inProgress.programDateTime = *other.inProgress.programDateTime + 189s;
    MediaTimeline timeline;
    timeline.begin(other, &reference);
    EXPECT_EQ(timeline.start(), 53s);
}

TEST(MediaTimelineTest, PutsAnotherRenditionByItsNumbersWithoutDates) {
    MediaTimeline reference;
    reference.begin(PlaylistMaker{.hasDates = false}.make(), nullptr, 50s);
    MediaTimeline timeline;
    timeline.begin(PlaylistMaker{.first = 102, .hasDates = false}.make(), &reference);
    EXPECT_EQ(timeline.start(), 54s);
}

TEST(MediaTimelineTest, PutsAnotherRenditionByItsEndWhereNothingElseHelps) {
    MediaTimeline reference;
    reference.begin(PlaylistMaker{.hasDates = false}.make(), nullptr, 50s);
    MediaTimeline timeline;
    timeline.begin(PlaylistMaker{.first = 7, .parts = 1, .hasDates = false}.make(), &reference);
    EXPECT_EQ(timeline.end(), reference.end());
}

TEST(MediaTimelineTest, FindsTheSegmentOfATime) {
    MediaTimeline timeline;
    EXPECT_EQ(timeline.segmentAt(0s), std::nullopt);
    timeline.begin(PlaylistMaker{}.make(), nullptr);
    EXPECT_EQ(timeline.segmentAt(-1s), 100U);
    EXPECT_EQ(timeline.segmentAt(2s), 101U);
    EXPECT_EQ(timeline.segmentAt(999s), 106U);
}

}  // namespace
}  // namespace sigma::player
