#include <gtest/gtest.h>

#include "core/net/endpoint.h"

namespace sigma::net {
namespace {

struct Good {
    std::string text;
    Endpoint endpoint;
};

class ParseEndpoint : public testing::TestWithParam<Good> {};

TEST_P(ParseEndpoint, ReadsWhatToStringWrites) {
    const auto parsed = parseEndpoint(GetParam().text);
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(*parsed, GetParam().endpoint);
    EXPECT_EQ(toString(*parsed), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ParseEndpoint,
    testing::Values(Good{"127.0.0.1:8080", {"127.0.0.1", 8080}}, Good{"[::]:1935", {"::", 1935}},
                    Good{"[fe80::1%eth0]:80", {"fe80::1%eth0", 80}},
                    Good{"localhost:0", {"localhost", 0}},
                    Good{"media-1.example.org:65535", {"media-1.example.org", 65535}}));

class ParseEndpointRefuses : public testing::TestWithParam<std::string> {};

TEST_P(ParseEndpointRefuses, WhatIsNone) {
    const auto parsed = parseEndpoint(GetParam());
    ASSERT_TRUE(parsed.has_error());
    EXPECT_EQ(parsed.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(parsed.error().context.find("\"" + GetParam() + "\""), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Table, ParseEndpointRefuses,
                         testing::Values("", "8080", ":8080", "[]:80", "::1:80", "host:", "host:x",
                                         "host:80x", "host:65536", "host:-1", "ho st:80", "[::1:80",
                                         "host]:80"));

}  // namespace
}  // namespace sigma::net
