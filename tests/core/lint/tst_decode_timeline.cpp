#include <gtest/gtest.h>

#include "core/container/fmp4_init_reader.h"
#include "core/lint/decode_timeline.h"
#include "tests/core/lint/made_media.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;

class DecodeTimelineTest : public testing::Test {
protected:
    std::string append(std::int64_t firstFrame, std::size_t count) {
        return m_timeline.append(read(firstFrame, count), m_tracks);
    }

    std::vector<container::Fmp4Fragment> read(std::int64_t firstFrame, std::size_t count) const {
        return *container::readFragments(test::fragmentBytes(firstFrame, count, true), m_tracks);
    }

    std::vector<container::Fmp4Track> m_tracks = *container::readInitSegment(test::initBytes());
    DecodeTimeline m_timeline;
};

TEST_F(DecodeTimelineTest, TakesWhatGoesOn) {
    EXPECT_EQ(append(0, 10), "");
    EXPECT_EQ(append(10, 10), "");
    EXPECT_EQ(append(20, 5), "");
}

TEST_F(DecodeTimelineTest, NamesAHoleAndAnOverlap) {
    append(0, 10);
    EXPECT_EQ(append(11, 10), "a hole of 0.05 s before decoding time 0.55 s");
    EXPECT_EQ(append(19, 10), "an overlap of 0.1 s before decoding time 0.95 s");
}

TEST_F(DecodeTimelineTest, ForgetsWhenItIsInterrupted) {
    append(0, 10);
    m_timeline.interrupt();
    EXPECT_EQ(append(100, 10), "");
}

TEST_F(DecodeTimelineTest, MeasuresMedia) {
    const MediaLength length = lengthOf(read(3, 10), m_tracks);
    EXPECT_EQ(length.total, 500ms);
    EXPECT_EQ(length.longestSample, 50ms);
    EXPECT_EQ(lengthOf({}, m_tracks).total, 0ms);
}

TEST_F(DecodeTimelineTest, TurnsLargeTimesIntoMicroseconds) {
    constexpr std::int64_t kHundredYears = 3'155'760'000;
    EXPECT_EQ(toDuration(kHundredYears * 90'000 + 45'000, 90'000),
              std::chrono::seconds(kHundredYears) + 500ms);
}

}  // namespace
}  // namespace sigma::lint
