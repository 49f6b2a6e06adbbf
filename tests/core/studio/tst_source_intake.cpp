#include <gtest/gtest.h>

#include "core/studio/source_intake.h"
#include "tests/core/studio/flat_pictures.h"
#include "tests/support/sine.h"

namespace sigma::studio {
namespace {

using capture::SourceState;

TEST(SourceIntake, KeepsTheNewestPicture) {
    SourceIntake intake;
    EXPECT_EQ(intake.picture(), nullptr);
    intake.onVideo(flatI420(16, 16, {}));
    const FramePtr newer = flatI420(16, 16, {});
    intake.onVideo(newer);
    EXPECT_EQ(intake.picture(), newer);
}

TEST(SourceIntake, LeavesOutAnEmptyPicture) {
    SourceIntake intake;
    intake.onVideo(std::make_shared<media::VideoFrame>());
    EXPECT_EQ(intake.picture(), nullptr);
}

class EachState : public testing::TestWithParam<SourceState> {};

TEST_P(EachState, KeepsThePictureUnlessTheSourceHasFailed) {
    SourceIntake intake;
    intake.onVideo(flatI420(16, 16, {}));
    intake.onStatus({GetParam(), "because"});
    EXPECT_EQ(intake.picture() == nullptr, GetParam() == SourceState::kFailed);
    EXPECT_EQ(intake.status().state, GetParam());
    EXPECT_EQ(intake.status().reason, "because");
}

INSTANTIATE_TEST_SUITE_P(SourceIntake, EachState,
                         testing::Values(SourceState::kStarting, SourceState::kRunning,
                                         SourceState::kStalled, SourceState::kFailed,
                                         SourceState::kEnded, SourceState::kStopped));

TEST(SourceIntake, HandsSoundOnToItsInput) {
    SourceIntake intake;
    intake.onAudio(
        std::make_shared<const media::AudioBlock>(test::Sine(48'000, 2, 0.5F).next(4'800)));
    EXPECT_GT(intake.sound()->waitingFrames(), 4'700U);
}

}  // namespace
}  // namespace sigma::studio
