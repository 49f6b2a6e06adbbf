#include <string>

#include <gtest/gtest.h>

#include "server/packager/picture_alignment.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

class PictureAlignmentTest : public testing::Test {
protected:
    void hold(std::uint8_t rendition, MediaTime time, bool isKey = false) {
        auto sample =
            std::make_shared<media::MediaSample>(*sigma::test::videoSample(time.count(), isKey));
        sample->rendition = rendition;
        alignment.hold(std::move(sample), time, clock.steadyNow());
    }
    /// As "0:40 1:40": the rendition and the milliseconds of each sample.
    static std::string textOf(const std::vector<PictureAlignment::Sample>& samples) {
        std::string text;
        for (const auto& sample : samples) {
            text += (text.empty() ? "" : " ") + std::to_string(sample->rendition) + ":" +
                    std::to_string(sample->dts / 1000);
        }
        return text;
    }
    std::string release() { return textOf(alignment.release(leading, clock.steadyNow())); }

    std::uint8_t leading = 0;
    sigma::test::FakeClock clock;
    PictureAlignment alignment;
};

TEST_F(PictureAlignmentTest, KeepsAnOnlyPictureForNoMoment) {
    for (int frame = 0; frame != 100; ++frame) {
        hold(0, frame * 33ms, frame == 0);
        EXPECT_EQ(release(), "0:" + std::to_string(frame * 33));
    }
}

TEST_F(PictureAlignmentTest, WaitsUntilEveryRenditionHasComeAsFar) {
    hold(0, 0ms, true);
    hold(1, 0ms, true);
    EXPECT_EQ(release(), "0:0 1:0");
    hold(0, 40ms);
    hold(0, 80ms);
    EXPECT_EQ(release(), "");
    hold(1, 40ms);
    EXPECT_EQ(release(), "0:40 1:40");
    hold(1, 80ms);
    EXPECT_EQ(release(), "0:80 1:80");
}

TEST_F(PictureAlignmentTest, LetsTheLeadingKeyFrameGoFirst) {
    hold(0, 0ms, true);
    hold(1, 0ms, true);
    EXPECT_EQ(release(), "0:0 1:0");
    hold(1, 999ms, true);
    hold(0, 1000ms, true);
    hold(1, 1040ms);
    EXPECT_EQ(release(), "0:1000 1:999");
}

TEST_F(PictureAlignmentTest, LetsTheLeadingKeyFrameGoFirstWhicheverLeads) {
    leading = 1;
    hold(0, 0ms, true);
    hold(1, 0ms, true);
    EXPECT_EQ(release(), "1:0 0:0");
}

TEST_F(PictureAlignmentTest, DoesNotWaitForWhoHasStopped) {
    hold(0, 0ms, true);
    hold(1, 0ms, true);
    EXPECT_EQ(release(), "0:0 1:0");
    EXPECT_TRUE(alignment.isWaitedFor(1));
    alignment.setStopped(1);
    hold(0, 40ms);
    EXPECT_EQ(release(), "0:40");
}

TEST_F(PictureAlignmentTest, DoesNotWaitForWhoKeepsTheOthersWaiting) {
    hold(0, 0ms, true);
    hold(1, 0ms, true);
    EXPECT_EQ(release(), "0:0 1:0");
    hold(0, 40ms);
    clock.advance(399ms);
    EXPECT_EQ(release(), "");
    clock.advance(1ms);
    EXPECT_EQ(release(), "0:40");
    hold(0, 80ms);
    EXPECT_EQ(release(), "0:80");
}

TEST_F(PictureAlignmentTest, WaitsAgainForWhoHasCaughtUp) {
    hold(0, 0ms, true);
    hold(1, 0ms, true);
    EXPECT_EQ(release(), "0:0 1:0");
    hold(0, 1s);
    clock.advance(1s);
    EXPECT_EQ(release(), "0:1000");
    hold(1, 40ms);
    EXPECT_EQ(release(), "1:40");
    hold(0, 1040ms);
    EXPECT_EQ(release(), "0:1040");
    hold(1, 1080ms);
    hold(0, 1080ms);
    EXPECT_EQ(release(), "0:1080 1:1080");
    hold(0, 1120ms);
    EXPECT_EQ(release(), "");
}

TEST_F(PictureAlignmentTest, HoldsABoundedNumber) {
    hold(0, 0ms, true);
    hold(1, 0ms, true);
    EXPECT_EQ(release(), "0:0 1:0");
    for (int frame = 1; frame <= 257; ++frame) {
        hold(0, frame * 1ms);
    }
    EXPECT_NE(release(), "");
}

TEST_F(PictureAlignmentTest, GivesEverythingInOrderInTheEnd) {
    hold(1, 40ms);
    hold(0, 0ms, true);
    hold(0, 40ms);
    EXPECT_EQ(textOf(alignment.releaseAll(leading)), "0:0 0:40 1:40");
    EXPECT_TRUE(alignment.releaseAll(leading).empty());
}

}  // namespace
}  // namespace sigma::packager
