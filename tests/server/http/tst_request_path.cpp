#include <gtest/gtest.h>

#include "server/http/request_path.h"

namespace sigma::http {
namespace {

struct Target {
    const char* target;
    const char* path;
    const char* query;
};

class SplitTarget : public testing::TestWithParam<Target> {};

TEST_P(SplitTarget, FindsPathAndQuery) {
    const auto parts = splitTarget(GetParam().target);
    ASSERT_TRUE(parts.has_value());
    EXPECT_EQ(parts->path, GetParam().path);
    EXPECT_EQ(parts->query, GetParam().query);
}

INSTANTIATE_TEST_SUITE_P(Table, SplitTarget,
                         testing::Values(Target{"/", "/", ""}, Target{"/a/b?c=d", "/a/b", "c=d"},
                                         Target{"/a?b?c", "/a", "b?c"}, Target{"/a?", "/a", ""},
                                         Target{"/a#b?c", "/a", ""}, Target{"/a?b#c", "/a", "b"},
                                         Target{"http://host:80/a?b", "/a", "b"},
                                         Target{"https://host", "/", ""},
                                         Target{"http://host?b", "/", "b"}));

TEST(SplitTarget, RefusesWhatIsNoPath) {
    for (const char* target : {"", "*", "host:80", "ftp://host/", "a/b", "?a"}) {
        EXPECT_TRUE(splitTarget(target).has_error()) << target;
    }
}

TEST(DecodePath, DecodesWithinSegments) {
    EXPECT_EQ(decodePath("/live/caf%C3%A9%20one/m+1.m3u8").value(),
              "/live/caf\xC3\xA9 one/m+1.m3u8");
    EXPECT_EQ(decodePath("/...//a..b/.c/").value(), "/...//a..b/.c/");
}

class DecodePathRefuses : public testing::TestWithParam<const char*> {};

TEST_P(DecodePathRefuses, WhatLeadsAstray) {
    const auto path = decodePath(GetParam());
    ASSERT_TRUE(path.has_error());
    EXPECT_EQ(path.error().code, ErrorCode::kInvalidData);
}

INSTANTIATE_TEST_SUITE_P(Table, DecodePathRefuses,
                         testing::Values("/..", "/a/../b", "/a/..", "/.", "/./a", "/%2e%2e/a",
                                         "/a/.%2E", "/a%2fb", "/a%2Fb", "/..%2f", "/a%00b",
                                         "/a%0d%0ab", "/a%7f", "/a%", "/a%4", "/a%zz"));

}  // namespace
}  // namespace sigma::http
