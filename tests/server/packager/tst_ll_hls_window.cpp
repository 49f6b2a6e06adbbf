#include <gtest/gtest.h>

#include "server/packager/ll_hls_window.h"

namespace sigma::packager {
namespace {

/// Segments 4 to 6, of which 5 is listed and 6 in progress; the second format begins with 6.
LlHlsWindow makeWindow() {
    LlHlsWindow::Content content;
    auto shelf = std::make_shared<SegmentList>();
    for (const std::uint64_t sequence : {4U, 5U, 6U}) {
        auto init = std::make_shared<InitSegment>();
        init->version = sequence == 6 ? 2 : 1;
        auto segment = std::make_shared<MediaSegment>();
        segment->sequence = sequence;
        segment->init = init;
        (sequence == 6 ? content.newest : *shelf).push_back(segment);
    }
    content.shelf = shelf;
    content.playlist.mediaSequence = 5;
    content.playlist.segments = {std::make_shared<const hls::Segment>()};
    content.lastPart = PartPosition{6, 1};
    return LlHlsWindow(std::move(content));
}

TEST(LlHlsWindow, FindsListedRetiredAndOpenSegments) {
    const LlHlsWindow window = makeWindow();
    for (const std::uint64_t sequence : {4U, 5U, 6U}) {
        ASSERT_TRUE(window.segment(sequence));
        EXPECT_EQ(window.segment(sequence)->sequence, sequence);
    }
    EXPECT_FALSE(window.segment(3));
    EXPECT_FALSE(window.segment(7));
    EXPECT_FALSE(window.segment(~0ULL));
}

TEST(LlHlsWindow, FindsTheFormatsOfItsSegments) {
    const LlHlsWindow window = makeWindow();
    EXPECT_EQ(window.init(1), window.segment(5)->init);
    EXPECT_EQ(window.init(2), window.segment(6)->init);
    EXPECT_FALSE(window.init(3));
}

TEST(LlHlsWindow, PartBeyondAFinishedSegmentStandsForTheNextOnesFirst) {
    const LlHlsWindow window = makeWindow();
    EXPECT_TRUE(window.hasReached({5, 99}));
    EXPECT_TRUE(window.hasReached({6, 1}));
    EXPECT_FALSE(window.hasReached({6, 2}));
    EXPECT_FALSE(window.hasReached({7, 0}));
}

TEST(LlHlsWindow, FinishedIsWhatIsListedOrWas) {
    const LlHlsWindow window = makeWindow();
    EXPECT_TRUE(window.hasFinished(4));
    EXPECT_TRUE(window.hasFinished(5));
    EXPECT_FALSE(window.hasFinished(6));
}

TEST(LlHlsWindow, IsNotPlayableBeforeItsFirstPart) {
    const LlHlsWindow window{LlHlsWindow::Content{}};
    EXPECT_FALSE(window.isPlayable());
    EXPECT_FALSE(window.hasReached({0, 0}));
    EXPECT_FALSE(window.segment(0));
}

}  // namespace
}  // namespace sigma::packager
