#include <gtest/gtest.h>

extern "C" {
#include <x264.h>
}

#include "core/encoder/x264_parameters.h"

namespace sigma::encoder {
namespace {

using namespace std::chrono_literals;

x264_param_t filled(const VideoEncoderSettings& settings) {
    x264_param_t parameters;
    EXPECT_TRUE(fillX264Parameters(settings, parameters).has_value());
    return parameters;
}

TEST(X264Parameters, AreOpenToANewBitrate) {
    const x264_param_t parameters = filled({});
    EXPECT_EQ(parameters.rc.i_rc_method, X264_RC_ABR);
    EXPECT_EQ(parameters.rc.i_bitrate, 3000);
    EXPECT_EQ(parameters.rc.i_vbv_max_bitrate, 3000);
    EXPECT_EQ(parameters.rc.i_vbv_buffer_size, 1500);
    EXPECT_EQ(parameters.i_nal_hrd, X264_NAL_HRD_NONE);
}

TEST(X264Parameters, HoldNothingBackInLowLatency) {
    const x264_param_t parameters = filled({});
    EXPECT_EQ(parameters.i_bframe, 0);
    EXPECT_EQ(parameters.rc.i_lookahead, 0);
    EXPECT_EQ(parameters.i_sync_lookahead, 0);
    EXPECT_EQ(parameters.b_sliced_threads, 1);
}

TEST(X264Parameters, AllowBFramesAndAShortLookaheadOtherwise) {
    VideoEncoderSettings settings;
    settings.isLowLatency = false;
    const x264_param_t parameters = filled(settings);
    EXPECT_GT(parameters.i_bframe, 0);
    EXPECT_EQ(parameters.rc.i_lookahead, 10);
    EXPECT_EQ(parameters.b_sliced_threads, 0);
}

TEST(X264Parameters, PutKeyFramesWhereTheyAreWantedOnly) {
    VideoEncoderSettings settings;
    settings.frameRate = {60, 1};
    settings.keyInterval = 2000ms;
    const x264_param_t parameters = filled(settings);
    EXPECT_EQ(parameters.i_keyint_max, 120);
    EXPECT_EQ(parameters.i_scenecut_threshold, 0);
    EXPECT_EQ(parameters.b_open_gop, 0);
    EXPECT_EQ(parameters.b_intra_refresh, 0);
}

TEST(X264Parameters, KeepParameterSetsAndStartCodesOutOfThePictures) {
    const x264_param_t parameters = filled({});
    EXPECT_EQ(parameters.b_annexb, 0);
    EXPECT_EQ(parameters.b_repeat_headers, 0);
    EXPECT_EQ(parameters.b_aud, 0);
}

TEST(X264Parameters, SayThatTheColoursAreBt709OfTheLimitedRange) {
    const x264_param_t parameters = filled({});
    EXPECT_EQ(parameters.vui.b_fullrange, 0);
    EXPECT_EQ(parameters.vui.i_colorprim, 1);
    EXPECT_EQ(parameters.vui.i_transfer, 1);
    EXPECT_EQ(parameters.vui.i_colmatrix, 1);
}

TEST(X264Parameters, TakeNoMoreThreadsThanLinesAllow) {
    VideoEncoderSettings settings;
    settings.width = 64;
    settings.height = 32;
    EXPECT_EQ(filled(settings).i_threads, 1);
    EXPECT_GE(filled({}).i_threads, 1);
}

TEST(X264Parameters, GiveMoreBitsToFewerPicturesOutOfTheSameBuffer) {
    x264_param_t parameters = filled({});
    setX264Rate(1'000'000, 2, 500ms, parameters);
    EXPECT_EQ(parameters.rc.i_bitrate, 2000);
    EXPECT_EQ(parameters.rc.i_vbv_max_bitrate, 2000);
    EXPECT_EQ(parameters.rc.i_vbv_buffer_size, 500);
}

}  // namespace
}  // namespace sigma::encoder
