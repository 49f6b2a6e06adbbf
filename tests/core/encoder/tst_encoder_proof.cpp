#include <gtest/gtest.h>

#include "core/encoder/encoder_proof.h"

namespace sigma::encoder {
namespace {

TEST(EncoderProof, IsPassedByX264) {
    VideoEncoderSettings settings;
    settings.width = 160;
    settings.height = 90;
    EXPECT_TRUE(proveEncoder(settings).has_value());
    settings.isLowLatency = false;
    EXPECT_TRUE(proveEncoder(settings).has_value());
}

TEST(EncoderProof, FailsInWordsForWhatIsNotThere) {
    VideoEncoderSettings settings;
    settings.kind = VideoEncoderKind::kAmf;
    const auto proof = proveEncoder(settings);
    ASSERT_TRUE(proof.has_error());
    EXPECT_EQ(proof.error().context, "this build of FFmpeg has no h264_amf");
}

TEST(EncoderProof, TellsItsOutcomeAsAnExitStatus) {
    EXPECT_EQ(runEncoderProof("x264", "160x90"), 0);
    EXPECT_EQ(runEncoderProof("amf", "160x90"), 1);
    EXPECT_EQ(runEncoderProof("x264", "161x90"), 1);
    for (const char* size : {"", "x", "160", "160x", "x90", "160x90x", "-160x90", "160 x90"}) {
        EXPECT_EQ(runEncoderProof("x264", size), 2) << size;
    }
    EXPECT_EQ(runEncoderProof("quick", "160x90"), 2);
}

}  // namespace
}  // namespace sigma::encoder
