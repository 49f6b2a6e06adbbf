#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hls/media_playlist_writer.h"
#include "tests/core/hls/golden_file.h"
#include "tests/core/hls/playlist_samples.h"

namespace sigma::hls {
namespace {

using test::golden;
using test::lowLatencyPlaylist;
using test::segmentOf;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

/// Replaces segment `index` by one that differs as `change` says.
template <class Change>
void changeSegment(MediaPlaylist& playlist, std::size_t index, Change change) {
    Segment segment = *playlist.segments[index];
    change(segment);
    playlist.segments[index] = std::make_shared<const Segment>(std::move(segment));
}

MediaPlaylist normalPlaylist() {
    MediaPlaylist playlist;
    playlist.targetDuration = 6s;
    playlist.serverControl.holdBack = 18s;
    playlist.mediaSequence = 7;
    for (const std::string name : {"a7", "a8", "a9"}) {
        Segment segment;
        segment.uri = name + ".m4s";
        segment.duration = 6006ms;
        segment.map.uri = "a.mp4";
        playlist.segments.push_back(std::make_shared<const Segment>(std::move(segment)));
    }
    return playlist;
}

MediaPlaylist playlistWithDateRanges() {
    MediaPlaylist playlist = lowLatencyPlaylist(9);
    playlist.serverControl.canSkipDateRanges = true;
    playlist.recentlyRemovedDateRanges = {"ad-1", "ad-2"};
    changeSegment(playlist, 1, [](Segment& segment) {
        segment.dateRanges = {{"ad-3", "com.example.ad", test::kStart + 202s, 15s}};
    });
    changeSegment(playlist, 7, [](Segment& segment) {
        segment.dateRanges = {{"ad-4", "", test::kStart + 214s, std::nullopt}};
    });
    return playlist;
}

TEST(MediaPlaylistWriter, WritesAWindowOfWholeSegments) {
    EXPECT_EQ(writeMediaPlaylist(normalPlaylist()), golden("normal.m3u8"));
}

TEST(MediaPlaylistWriter, WritesALowLatencyWindow) {
    EXPECT_EQ(writeMediaPlaylist(lowLatencyPlaylist(4)), golden("low_latency.m3u8"));
}

TEST(MediaPlaylistWriter, WritesGapsDiscontinuitiesAndTheEnd) {
    MediaPlaylist playlist = lowLatencyPlaylist(4);
    playlist.discontinuitySequence = 3;
    playlist.start = StartPoint{-1500ms, true};
    changeSegment(playlist, 1, [](Segment& segment) { segment.isGap = true; });
    changeSegment(playlist, 3, [](Segment& segment) {
        segment.hasDiscontinuityBefore = true;
        segment.map.uri = "v-init-2.mp4";
        segment.parts[2].isGap = true;
    });
    playlist.inProgress = {};
    playlist.preloadHints.clear();
    playlist.renditionReports = {{"audio.m3u8", 103, std::nullopt}};
    playlist.hasEndList = true;
    EXPECT_EQ(writeMediaPlaylist(playlist), golden("gaps_and_end.m3u8"));
}

TEST(MediaPlaylistWriter, HintsTheMapOfTheSegmentToCome) {
    MediaPlaylist playlist = lowLatencyPlaylist(3);
    playlist.inProgress = {};
    playlist.inProgress.map.uri = "v-init-2.mp4";
    playlist.inProgress.hasDiscontinuityBefore = true;
    playlist.preloadHints = {{PreloadHint::Type::kMap, "v-init-2.mp4"},
                             {PreloadHint::Type::kPart, "v-103.0.m4s"}};
    const std::string text = writeMediaPlaylist(playlist);
    EXPECT_THAT(text, HasSubstr("#EXT-X-PRELOAD-HINT:TYPE=MAP,URI=\"v-init-2.mp4\"\n"
                                "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"v-103.0.m4s\"\n"));
    EXPECT_THAT(text, Not(HasSubstr("#EXT-X-DISCONTINUITY\n")));
}

TEST(MediaPlaylistWriter, SaysTheMapWhereverTheWindowBegins) {
    MediaPlaylist playlist = lowLatencyPlaylist(4);
    playlist.segments.erase(playlist.segments.begin(), playlist.segments.begin() + 2);
    EXPECT_THAT(writeMediaPlaylist(playlist), HasSubstr("#EXT-X-MAP:URI=\"v-init-1.mp4\"\n"));
}

TEST(MediaPlaylistWriter, NeedsTheLowestVersionThatHasItsFeatures) {
    MediaPlaylist playlist;
    EXPECT_EQ(requiredVersion(playlist), 3U);
    playlist.inProgress = segmentOf(0, 1);
    EXPECT_EQ(requiredVersion(playlist), 6U);
    playlist.serverControl.canSkipUntil = 12s;
    EXPECT_EQ(requiredVersion(playlist), 9U);
    playlist.skip = Skip{5, true};
    EXPECT_EQ(requiredVersion(playlist), 10U);
}

TEST(DeltaUpdate, SkipsSegmentsBeyondTheBoundaryAndSaysTheMapAgain) {
    MediaPlaylist playlist = lowLatencyPlaylist(9);
    changeSegment(playlist, 0, [](Segment& segment) { segment.hasDiscontinuityBefore = true; });
    EXPECT_EQ(writeDeltaUpdate(playlist, SkipKind::kSegments), golden("delta.m3u8"));
}

TEST(DeltaUpdate, KeepsTheDiscontinuityOfItsFirstSegment) {
    MediaPlaylist playlist = lowLatencyPlaylist(9);
    changeSegment(playlist, 3, [](Segment& segment) {
        segment.hasDiscontinuityBefore = true;
        segment.map.uri = "v-init-2.mp4";
    });
    EXPECT_THAT(writeDeltaUpdate(playlist, SkipKind::kSegments),
                HasSubstr("#EXT-X-SKIP:SKIPPED-SEGMENTS=3\n"
                          "#EXT-X-DISCONTINUITY\n"
                          "#EXT-X-MAP:URI=\"v-init-2.mp4\"\n"));
}

TEST(DeltaUpdate, KeepsDateRangesOfSkippedSegments) {
    EXPECT_EQ(writeDeltaUpdate(playlistWithDateRanges(), SkipKind::kSegments),
              golden("delta_with_date_ranges.m3u8"));
}

TEST(DeltaUpdate, SkipsDateRangesWhereAskedAndOffered) {
    EXPECT_EQ(writeDeltaUpdate(playlistWithDateRanges(), SkipKind::kSegmentsAndDateRanges),
              golden("delta_without_date_ranges.m3u8"));
}

TEST(DeltaUpdate, KeepsDateRangesThatTheServerDoesNotOfferToSkip) {
    MediaPlaylist playlist = playlistWithDateRanges();
    playlist.serverControl.canSkipDateRanges = false;
    EXPECT_EQ(writeDeltaUpdate(playlist, SkipKind::kSegmentsAndDateRanges),
              writeDeltaUpdate(playlist, SkipKind::kSegments));
}

TEST(DeltaUpdate, ListsTheEmptySetOfRemovedDateRanges) {
    MediaPlaylist playlist = lowLatencyPlaylist(9);
    playlist.serverControl.canSkipDateRanges = true;
    EXPECT_THAT(writeDeltaUpdate(playlist, SkipKind::kSegmentsAndDateRanges),
                HasSubstr("#EXT-X-SKIP:SKIPPED-SEGMENTS=3,RECENTLY-REMOVED-DATERANGES=\"\"\n"));
}

TEST(DeltaUpdate, IsTheWholePlaylistWhenNoSegmentIsOldEnough) {
    const MediaPlaylist playlist = lowLatencyPlaylist(6);
    EXPECT_EQ(writeDeltaUpdate(playlist, SkipKind::kSegments), writeMediaPlaylist(playlist));
}

TEST(DeltaUpdate, KeepsASegmentThatEndsExactlyAtTheBoundary) {
    MediaPlaylist playlist = lowLatencyPlaylist(7);
    playlist.inProgress = {};
    EXPECT_EQ(writeDeltaUpdate(playlist, SkipKind::kSegments), writeMediaPlaylist(playlist));
    playlist.segments.push_back(std::make_shared<const Segment>(segmentOf(107, 0)));
    EXPECT_THAT(writeDeltaUpdate(playlist, SkipKind::kSegments), HasSubstr("SKIPPED-SEGMENTS=1\n"));
}

TEST(DeltaUpdate, IsTheWholePlaylistWhereSkippingIsNotOffered) {
    MediaPlaylist playlist = lowLatencyPlaylist(9);
    playlist.serverControl.canSkipUntil.reset();
    EXPECT_EQ(writeDeltaUpdate(playlist, SkipKind::kSegments), writeMediaPlaylist(playlist));
}

}  // namespace
}  // namespace sigma::hls
