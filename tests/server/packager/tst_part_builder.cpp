#include <gtest/gtest.h>

#include "core/container/fmp4_fragment_reader.h"
#include "core/container/fmp4_init_reader.h"
#include "core/container/fmp4_init_writer.h"
#include "server/packager/part_builder.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

class VideoParts : public testing::Test {
protected:
    std::vector<std::shared_ptr<const MediaPart>> add(MediaTime time, bool isKey = false) {
        return m_builder.add(*sigma::test::videoSample(stream::toTicks(time, 90000), isKey));
    }

    /// Feeds frames of 40 ms until the first part is finished.
    std::shared_ptr<const MediaPart> firstPart() {
        for (; m_next < 2s; m_next += 40ms) {
            if (auto parts = add(m_next, m_next == 0s); !parts.empty()) {
                m_next += 40ms;
                return parts.front();
            }
        }
        return nullptr;
    }

    MediaTime lastDuration(const MediaPart& part) const {
        const auto tracks =
            container::readInitSegment(container::writeInitSegment(*m_track)).value();
        const auto samples = container::readFragments(part.data, tracks).value().front().samples;
        return stream::toMediaTime(samples.back().duration, 90000);
    }

    std::shared_ptr<const media::TrackInfo> m_track = sigma::test::h264Track();
    PartBuilder m_builder{m_track, 500ms};
    MediaTime m_next{0};
};

TEST_F(VideoParts, CloseAtOnceWhenNoFrameFitsAnyMore) {
    const auto part = firstPart();
    ASSERT_TRUE(part);
    EXPECT_EQ(m_next, 480ms);
    EXPECT_EQ(part->start, 0ms);
    EXPECT_EQ(part->duration, 480ms);
    EXPECT_TRUE(part->isIndependent);
    EXPECT_FALSE(m_builder.hasOpenPart());
}

TEST_F(VideoParts, EndBeforeAKeyFrameOnceTheyAreLongEnough) {
    add(0ms, true);
    for (MediaTime time = 40ms; time < 440ms; time += 40ms) {
        ASSERT_TRUE(add(time).empty());
    }
    const auto parts = add(440ms, true);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts.front()->duration, 440ms);
    EXPECT_TRUE(m_builder.finish(std::nullopt)->isIndependent);
}

TEST_F(VideoParts, GoOnPastAKeyFrameWhileTheyAreTooShort) {
    add(0ms, true);
    for (MediaTime time = 40ms; time < 400ms; time += 40ms) {
        ASSERT_TRUE(add(time).empty());
    }
    EXPECT_TRUE(add(400ms, true).empty()) << "80 % of the target";
}

TEST_F(VideoParts, TakeAllTheGroupsThatFit) {
    for (MediaTime time = 0ms; time < 440ms; time += 40ms) {
        ASSERT_TRUE(add(time, true).empty()) << time.count();
    }
    const auto parts = add(440ms, true);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts.front()->duration, 480ms);
}

TEST_F(VideoParts, LongFrameIsAnnouncedNoLongerThanTheTargetAndPlayedInFull) {
    add(0ms, true);
    add(40ms);
    const auto parts = add(900ms);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts.front()->duration, 500ms);
    EXPECT_EQ(parts.front()->end, 900ms);
    EXPECT_EQ(lastDuration(*parts.front()), 860ms);
    EXPECT_TRUE(m_builder.hasOpenPart());
}

TEST_F(VideoParts, EndWhereTheNextFrameBegins) {
    add(0ms, true);
    add(40ms);
    const auto part = m_builder.finish(90ms);
    EXPECT_EQ(part->duration, 90ms);
    EXPECT_EQ(lastDuration(*part), 50ms);
}

TEST_F(VideoParts, EndWhereTheLastFrameProbablyDoes) {
    add(0ms, true);
    add(40ms);
    EXPECT_EQ(m_builder.finish(std::nullopt)->duration, 80ms);
}

TEST_F(VideoParts, BeginWithoutAKeyFrameAsDependent) {
    add(0ms);
    EXPECT_FALSE(m_builder.finish(40ms)->isIndependent);
}

TEST(AudioParts, EndWithTheirLastFrameWhereverTheVideoIsCut) {
    PartBuilder builder(sigma::test::aacTrack(48000), 500ms);
    builder.add(*sigma::test::audioSample(0));
    builder.add(*sigma::test::audioSample(1024));
    EXPECT_EQ(builder.finish(30ms)->end, 42'666us);
}

}  // namespace
}  // namespace sigma::packager
