#include <cerrno>

#include <gtest/gtest.h>
#include <linux/videodev2.h>

#include "core/capture/v4l2_calls.h"

namespace sigma::capture {
namespace {

TEST(LinuxV4l2Calls, SayWhatTheSystemSays) {
    const auto calls = linuxV4l2Calls();
    EXPECT_EQ(calls->open("/dev/no such camera"), -ENOENT);
    const int file = calls->open("/dev/null");
    ASSERT_GE(file, 0);
    v4l2_query_ext_ctrl query{};
    EXPECT_EQ(calls->ioctl(file, VIDIOC_QUERY_EXT_CTRL, &query), -ENOTTY);
    calls->close(file);
    EXPECT_EQ(calls->ioctl(file, VIDIOC_QUERY_EXT_CTRL, &query), -EBADF);
}

}  // namespace
}  // namespace sigma::capture
