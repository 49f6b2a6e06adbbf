#include <gtest/gtest.h>

#include "server/packager/segment_shelf.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kSegmentBytes = 1'000;

PackagingPlan planOf(std::uint64_t windowBytes) {
    PackagingPlan plan;
    plan.targetDuration = 2s;
    plan.window = 10s;
    plan.windowBytes = windowBytes;
    return plan;
}

class SegmentShelfTest : public testing::Test {
protected:
    /// The next one, of two seconds and one part.
    void add(bool isDiscontinuity = false, bool isIndependent = true) {
        MediaSegment segment;
        segment.sequence = m_next;
        segment.start = 2s * m_next;
        segment.duration = 2s;
        segment.isDiscontinuity = isDiscontinuity;
        auto part = std::make_shared<MediaPart>();
        part->data = SharedBuffer::take(Bytes(kSegmentBytes));
        part->isIndependent = isIndependent;
        segment.parts.push_back(part);
        hls::Segment entry;
        entry.uri = std::to_string(m_next);
        entry.duration = 2s;
        entry.parts.push_back({entry.uri + ".0", 2s, isIndependent, false});
        m_shelf.add(std::move(segment), std::move(entry));
        ++m_next;
    }
    void addMany(int count) {
        for (int index = 0; index != count; ++index) {
            add();
        }
    }
    LlHlsWindow::Content content() const {
        LlHlsWindow::Content content;
        content.playlist.mediaSequence = 7;
        content.playlist.hasIndependentSegments = true;
        m_shelf.putInto(content);
        return content;
    }

    SegmentShelf m_shelf{planOf(1'000'000), 3};
    std::uint64_t m_next = 0;
};

TEST_F(SegmentShelfTest, HasNothingToSayWhileItIsEmpty) {
    EXPECT_EQ(m_shelf.newest(), nullptr);
    EXPECT_TRUE(content().shelf->empty());
    EXPECT_EQ(content().playlist.mediaSequence, 7U) << "the owner's";
    EXPECT_EQ(content().playlist.discontinuitySequence, 3U);
}

TEST_F(SegmentShelfTest, ListsAWindowAndKeepsOneBehindIt) {
    addMany(30);
    const auto [playlist, segments] = std::pair(content().playlist, *content().shelf);
    EXPECT_EQ(playlist.segments.size(), 5U);
    EXPECT_EQ(playlist.mediaSequence, 25U);
    EXPECT_EQ(playlist.segments.front()->uri, "25");
    EXPECT_EQ(segments.size(), 11U);
    EXPECT_EQ(segments.front()->sequence, 19U);
    EXPECT_EQ(m_shelf.newest()->sequence, 29U);
    EXPECT_FALSE(m_shelf.isShortened());
}

TEST_F(SegmentShelfTest, CountsADiscontinuityOnceItIsNoLongerListed) {
    add(true);
    addMany(4);
    EXPECT_EQ(content().playlist.discontinuitySequence, 3U);
    add();
    EXPECT_EQ(content().playlist.discontinuitySequence, 4U);
}

TEST_F(SegmentShelfTest, IsIndependentAsFarAsWhatIsListedIs) {
    add(false, false);
    addMany(4);
    EXPECT_FALSE(content().playlist.hasIndependentSegments);
    add();
    EXPECT_TRUE(content().playlist.hasIndependentSegments);
}

TEST_F(SegmentShelfTest, ListsPartsNearTheEndOnlyAndChangesNothingThatWasPublished) {
    addMany(5);
    const auto before = content().playlist.segments;
    m_shelf.dropOldParts(10s + 1us);
    const auto after = content().playlist.segments;
    EXPECT_TRUE(after[0]->parts.empty());
    EXPECT_TRUE(after[1]->parts.empty());
    EXPECT_EQ(after[2]->parts.size(), 1U);
    EXPECT_EQ(before[0]->parts.size(), 1U);
}

struct Memory {
    const char* name;
    std::uint64_t segments;  ///< that the bytes are enough for
    std::size_t listed;
    std::size_t held;
    bool isShortened;
};

class SegmentShelfMemory : public testing::TestWithParam<Memory> {};

TEST_P(SegmentShelfMemory, LetsTheOldestGoButNeverWhatMustBeListed) {
    SegmentShelf shelf(planOf(GetParam().segments * kSegmentBytes), 0);
    for (std::uint64_t sequence = 0; sequence != 30; ++sequence) {
        auto part = std::make_shared<MediaPart>();
        part->data = SharedBuffer::take(Bytes(kSegmentBytes));
        MediaSegment segment;
        segment.sequence = sequence;
        segment.duration = 2s;
        segment.parts.push_back(part);
        shelf.add(std::move(segment), {});
    }
    LlHlsWindow::Content content;
    shelf.putInto(content);
    EXPECT_EQ(content.playlist.segments.size(), GetParam().listed);
    EXPECT_EQ(content.shelf->size(), GetParam().held);
    EXPECT_EQ(shelf.isShortened(), GetParam().isShortened);
}

INSTANTIATE_TEST_SUITE_P(Bytes, SegmentShelfMemory,
                         testing::Values(Memory{"Enough", 11, 5, 11, false},
                                         Memory{"FewerThanAreFetchable", 8, 5, 8, true},
                                         Memory{"FewerThanAreListed", 4, 4, 4, true},
                                         Memory{"FewerThanMustBeListed", 1, 3, 3, true}),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace sigma::packager
