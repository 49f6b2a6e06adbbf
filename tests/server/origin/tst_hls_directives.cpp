#include <gtest/gtest.h>

#include "server/origin/hls_directives.h"

namespace sigma::origin {
namespace {

Result<HlsDirectives> parse(std::string_view query) {
    return HlsDirectives::parse(http::QueryParameters::parse(query).value());
}

TEST(HlsDirectives, AreAllOptional) {
    const auto directives = parse("token=1");
    ASSERT_TRUE(directives.has_value());
    EXPECT_FALSE(directives->sequence.has_value());
    EXPECT_FALSE(directives->part.has_value());
    EXPECT_FALSE(directives->wantsDelta);
}

TEST(HlsDirectives, ReadTheirNumbers) {
    const auto directives = parse("_HLS_part=3&_HLS_msn=18446744073709551615&_HLS_skip=YES");
    ASSERT_TRUE(directives.has_value());
    EXPECT_EQ(directives->sequence, 18446744073709551615U);
    EXPECT_EQ(directives->part, 3U);
    EXPECT_TRUE(directives->wantsDelta);
}

struct SkipCase {
    std::string query;
    bool wantsDelta;
};

class HlsDirectivesSkip : public testing::TestWithParam<SkipCase> {};

TEST_P(HlsDirectivesSkip, IsTakenOnlyAsTheSpecificationHasIt) {
    EXPECT_EQ(parse(GetParam().query)->wantsDelta, GetParam().wantsDelta);
}

INSTANTIATE_TEST_SUITE_P(Table, HlsDirectivesSkip,
                         testing::Values(SkipCase{"_HLS_skip=YES", true},
                                         SkipCase{"_HLS_skip=v2", true},
                                         SkipCase{"_HLS_skip=NO", false},
                                         SkipCase{"_HLS_skip=yes", false},
                                         SkipCase{"_HLS_skip=", false}));

class HlsDirectivesRefuse : public testing::TestWithParam<std::string> {};

TEST_P(HlsDirectivesRefuse, WhatMakesNoSense) {
    const auto directives = parse(GetParam());
    ASSERT_TRUE(directives.has_error());
    EXPECT_EQ(directives.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(directives.error().context.find("_HLS_"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Table, HlsDirectivesRefuse,
                         testing::Values("_HLS_part=0", "_HLS_msn=", "_HLS_msn=-1", "_HLS_msn=+1",
                                         "_HLS_msn=1.5", "_HLS_msn=0x10", "_HLS_msn=1%201",
                                         "_HLS_msn=18446744073709551616",
                                         "_HLS_msn=1&_HLS_part=4294967296", "_HLS_msn=1&_HLS_msn=1",
                                         "_HLS_msn=1&_HLS_part=1&_HLS_part=2"));

}  // namespace
}  // namespace sigma::origin
