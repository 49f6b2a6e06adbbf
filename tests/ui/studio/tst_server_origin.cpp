#include <gtest/gtest.h>

#include "ui/studio/server_origin.h"

namespace sigma::ui {
namespace {

TEST(ServerOrigin, IsWhatComesBeforeThePathInLowerCase) {
    EXPECT_EQ(originOf("https://live.example.org"), "https://live.example.org");
    EXPECT_EQ(originOf("HTTPS://Live.Example.org:8443/"), "https://live.example.org:8443");
    EXPECT_EQ(originOf("rtmp://[::1]:1935/live/Key"), "rtmp://[::1]:1935");
}

TEST(ServerOrigin, TellsSchemesHostsAndPortsApart) {
    EXPECT_NE(originOf("rtmps://a/live"), originOf("rtmp://a/live"));
    EXPECT_NE(originOf("rtmp://a/live"), originOf("rtmp://a.b/live"));
    EXPECT_NE(originOf("rtmp://a/live"), originOf("rtmp://a:1936/live"));
    EXPECT_NE(originOf("https://a"), originOf("https://a@b"));
}

TEST(ServerOrigin, IsEmptyWhereThereIsNone) {
    EXPECT_EQ(originOf(""), "");
    EXPECT_EQ(originOf("live.example.org/app"), "");
}

}  // namespace
}  // namespace sigma::ui
