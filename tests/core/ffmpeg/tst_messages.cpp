#include <gtest/gtest.h>

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

#include "core/ffmpeg/messages.h"

namespace sigma::ffmpeg {
namespace {

TEST(FfmpegMessages, NameErrorsOfFfmpegAndOfTheSystem) {
    EXPECT_EQ(errorText(AVERROR_EOF), "end of file");
    EXPECT_EQ(errorText(AVERROR(ENOSPC)), "no space left on device");
    EXPECT_FALSE(errorText(-123456789).empty());
}

TEST(FfmpegMessages, KeepTheLogSilent) {
    av_log_set_level(AV_LOG_INFO);
    silenceLog();
    EXPECT_EQ(av_log_get_level(), AV_LOG_QUIET);
}

}  // namespace
}  // namespace sigma::ffmpeg
