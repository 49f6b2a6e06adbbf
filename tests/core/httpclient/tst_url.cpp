#include <gtest/gtest.h>

#include "core/httpclient/url.h"

namespace sigma::httpclient {
namespace {

TEST(Url, TakesItsPartsApart) {
    const auto url = Url::parse("https://media.example:8443/live/a%20b/index.m3u8?token=x");
    ASSERT_TRUE(url.has_value()) << url.error().context;
    EXPECT_TRUE(url->isSecure);
    EXPECT_EQ(url->host, "media.example");
    EXPECT_EQ(url->port, "8443");
    EXPECT_EQ(url->target, "/live/a%20b/index.m3u8?token=x");
    EXPECT_EQ(url->withoutQuery(), "https://media.example:8443/live/a%20b/index.m3u8");
}

TEST(Url, FillsInWhatIsLeftOut) {
    const auto url = Url::parse("http://media.example");
    ASSERT_TRUE(url.has_value());
    EXPECT_EQ(url->port, "80");
    EXPECT_EQ(url->target, "/");
    EXPECT_EQ(url->authority(), "media.example");
    EXPECT_EQ(toString(*url), "http://media.example/");
}

TEST(Url, KeepsAddressesOfIpv6InBrackets) {
    const auto url = Url::parse("http://[::1]:8080/x");
    ASSERT_TRUE(url.has_value()) << url.error().context;
    EXPECT_EQ(url->host, "::1");
    EXPECT_EQ(url->authority(), "[::1]:8080");
}

TEST(Url, AddsDirectivesToAnyQuery) {
    const Url plain = *Url::parse("http://h/a.m3u8");
    EXPECT_EQ(plain.withQuery("_HLS_msn=4").withQuery("_HLS_part=1").target,
              "/a.m3u8?_HLS_msn=4&_HLS_part=1");
    EXPECT_EQ(Url::parse("http://h/a?b=c")->withQuery("_HLS_msn=4").target, "/a?b=c&_HLS_msn=4");
}

struct Reference {
    std::string base;
    std::string reference;
    std::string expected;
};

class UrlReference : public testing::TestWithParam<Reference> {};

TEST_P(UrlReference, IsResolved) {
    const Url base = *Url::parse("http://h:81" + GetParam().base);
    const auto url = base.resolve(GetParam().reference);
    ASSERT_TRUE(url.has_value()) << url.error().context;
    EXPECT_EQ(toString(*url), GetParam().expected);
}

constexpr const char* kBase = "/live/c/index.m3u8?_HLS_msn=4";

INSTANTIATE_TEST_SUITE_P(
    Kinds, UrlReference,
    testing::Values(Reference{kBase, "v/media.m3u8", "http://h:81/live/c/v/media.m3u8"},
                    Reference{kBase, "../audio.m3u8", "http://h:81/live/audio.m3u8"},
                    Reference{kBase, "/x?y=z", "http://h:81/x?y=z"},
                    Reference{kBase, "//other/x", "http://other/x"},
                    Reference{kBase, "https://other:444/x", "https://other:444/x"}));

INSTANTIATE_TEST_SUITE_P(
    DotSegments, UrlReference,
    testing::Values(Reference{kBase, "./4.0.m4s", "http://h:81/live/c/4.0.m4s"},
                    Reference{kBase, "v/../4.0.m4s", "http://h:81/live/c/4.0.m4s"},
                    Reference{kBase, "v/.", "http://h:81/live/c/v/"},
                    Reference{kBase, "..", "http://h:81/live/"},
                    Reference{kBase, ".hidden/a..b", "http://h:81/live/c/.hidden/a..b"},
                    Reference{"/live/../c/index.m3u8", "4.m4s", "http://h:81/c/4.m4s"}));

INSTANTIATE_TEST_SUITE_P(
    EdgesOfAPath, UrlReference,
    testing::Values(Reference{kBase, "", "http://h:81/live/c/index.m3u8?_HLS_msn=4"},
                    Reference{kBase, "?_HLS_msn=5", "http://h:81/live/c/index.m3u8?_HLS_msn=5"},
                    Reference{kBase, "4.m4s?token=a/b", "http://h:81/live/c/4.m4s?token=a/b"},
                    Reference{kBase, "a%20b.m4s", "http://h:81/live/c/a%20b.m4s"},
                    Reference{kBase, "a//b", "http://h:81/live/c/a//b"},
                    Reference{kBase, "4.m4s#part", "http://h:81/live/c/4.m4s"},
                    Reference{"/c/index.m3u8?of=/x/y", "4.m4s", "http://h:81/c/4.m4s"},
                    Reference{"", "4.m4s", "http://h:81/4.m4s"}));

TEST(Url, RefusesAReferenceThatIsNone) {
    const Url base = *Url::parse("http://h/live/index.m3u8");
    EXPECT_EQ(base.resolve("//a b/x").error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(base.resolve("rtmp:live").error().code, ErrorCode::kUnsupported);
}

INSTANTIATE_TEST_SUITE_P(
    NamesAsOfFiles, UrlReference,
    testing::Values(
        Reference{kBase, "a b.ts", "http://h:81/live/c/a%20b.ts"},
        Reference{kBase, "a%20b.ts", "http://h:81/live/c/a%20b.ts"},
        Reference{kBase, "nhạc.ts", "http://h:81/live/c/nh%E1%BA%A1c.ts"},
        Reference{kBase, "50%.ts", "http://h:81/live/c/50%25.ts"},
        Reference{kBase, "a%2", "http://h:81/live/c/a%252"},
        Reference{kBase, "s[1].ts?x=[2]|{3}", "http://h:81/live/c/s%5B1%5D.ts?x=%5B2%5D%7C%7B3%7D"},
        Reference{kBase, "//[::1]:8080/a b", "http://[::1]:8080/a%20b"},
        Reference{kBase, "http://other/a b//c", "http://other/a%20b//c"},
        Reference{kBase, "x?of=http://other/a b", "http://h:81/live/c/x?of=http://other/a%20b"}));

TEST(Url, EncodesNothingOfAHost) {
    const Url base = *Url::parse("http://h/index.m3u8");
    EXPECT_TRUE(base.resolve("//a b/x").has_error());
    EXPECT_TRUE(base.resolve("http://nhạc/x").has_error());
    EXPECT_TRUE(base.resolve("http://h:8 0/x").has_error());
}

class UrlRefused : public testing::TestWithParam<std::string> {};

TEST_P(UrlRefused, WithAReason) {
    const auto url = Url::parse(GetParam());
    ASSERT_TRUE(url.has_error());
    EXPECT_FALSE(url.error().context.empty());
}

INSTANTIATE_TEST_SUITE_P(Kinds, UrlRefused,
                         testing::Values("", "media.m3u8", "rtmp://h/live", "http://",
                                         "http://h:port/a", "http://h%0d%0aX/", "http://h:0/",
                                         "http://h:70000/", "http://h/a b", "http://user:pw@h/"));

}  // namespace
}  // namespace sigma::httpclient
