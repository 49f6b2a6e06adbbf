#include <gtest/gtest.h>

#include "core/publish/rtmp_address.h"

namespace sigma::publish {
namespace {

RtmpAddress parsed(std::string url, std::string key = "k?a=b") {
    return RtmpAddress::parse({.name = "", .url = std::move(url), .key = std::move(key)}).value();
}

TEST(RtmpAddress, TakesAUrlApart) {
    const RtmpAddress address = parsed(" RTMP://Live.Example.com:1936/app/eu/ ");
    EXPECT_FALSE(address.isSecure);
    EXPECT_EQ(address.host, "Live.Example.com");
    EXPECT_EQ(address.port, "1936");
    EXPECT_EQ(address.app, "app/eu");
    EXPECT_EQ(address.tcUrl, "rtmp://Live.Example.com:1936/app/eu");
    EXPECT_EQ(address.streamName, "k?a=b");
}

TEST(RtmpAddress, KnowsThePortsOfItsSchemes) {
    EXPECT_EQ(parsed("rtmp://h/a").port, "1935");
    EXPECT_EQ(parsed("rtmps://h/a").port, "443");
    EXPECT_TRUE(parsed("rtmps://h/a").isSecure);
}

TEST(RtmpAddress, TakesIpv6InBrackets) {
    EXPECT_EQ(parsed("rtmp://[::1]:99/a").host, "::1");
    EXPECT_EQ(parsed("rtmp://[::1]:99/a").port, "99");
    EXPECT_EQ(parsed("rtmp://[::1]/a").port, "1935");
}

struct Wrong {
    const char* url;
    const char* key;
    const char* words;
};

class WrongRtmpAddress : public testing::TestWithParam<Wrong> {};

TEST_P(WrongRtmpAddress, IsRefusedInWords) {
    const auto address =
        RtmpAddress::parse({.name = "", .url = GetParam().url, .key = GetParam().key});
    ASSERT_TRUE(address.has_error());
    EXPECT_NE(address.error().context.find(GetParam().words), std::string::npos)
        << address.error().context;
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongRtmpAddress,
    testing::Values(Wrong{"http://h/a", "k", "rtmp://"}, Wrong{"h/a", "k", "rtmp://"},
                    Wrong{"", "k", "rtmp://"}, Wrong{"rtmp:///a", "k", "no host"},
                    Wrong{"rtmp://h", "k", "no application"},
                    Wrong{"rtmp://h//", "k", "no application"}, Wrong{"rtmp://h:0/a", "k", "port"},
                    Wrong{"rtmp://h:70000/a", "k", "port"}, Wrong{"rtmp://h:/a", "k", "port"},
                    Wrong{"rtmp://[::1/a", "k", "]"}, Wrong{"rtmp://[::1]x/a", "k", "]"},
                    Wrong{"rtmp://u:p@h/a", "k", "user name"}, Wrong{"rtmp://h/a b", "k", "space"},
                    Wrong{"rtmp://h/a", " ", "key is missing"},
                    Wrong{"rtmp://h/a", "k k", "space"}));

TEST(RtmpAddress, IsNotEndless) {
    const auto address =
        RtmpAddress::parse({.name = "", .url = "rtmp://h/a", .key = std::string(5000, 'k')});
    ASSERT_TRUE(address.has_error());
    EXPECT_EQ(address.error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::publish
