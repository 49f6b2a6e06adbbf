#include <gtest/gtest.h>

#include "server/events/webhook_url.h"

namespace sigma::events {
namespace {

class TakenUrl : public testing::TestWithParam<std::string> {};

TEST_P(TakenUrl, IsTaken) {
    const auto url = parseWebhookUrl(GetParam(), {});
    EXPECT_TRUE(url.has_value()) << url.error().context;
}

INSTANTIATE_TEST_SUITE_P(Kinds, TakenUrl,
                         testing::Values("https://hooks.example/live", "https://hooks.example",
                                         "https://hooks.example:8443/a?b=c",
                                         "https://hooks.example:80/", "https://my_host.example/",
                                         "https://93.184.216.34/x", "https://[2a00::1]:1024/x"));

class RefusedUrl : public testing::TestWithParam<std::string> {};

TEST_P(RefusedUrl, IsRefusedWithAReason) {
    const auto url = parseWebhookUrl(GetParam(), {.allowsHttp = true});
    ASSERT_TRUE(url.has_error()) << GetParam();
    EXPECT_EQ(url.error().code, ErrorCode::kInvalidArgument);
    EXPECT_TRUE(url.error().context.starts_with("a webhook's URL ")) << url.error().context;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, RefusedUrl,
    testing::Values("", "hooks.example/live", "/live", "ftp://hooks.example/", "file:///etc/passwd",
                    "javascript:alert(1)", "https://", "https:///live",
                    "https://user@hooks.example/", "https://user:pw@hooks.example/",
                    "https://hooks.example:22/", "https://hooks.example:0/",
                    "https://hooks.example:25/", "https://hooks.example:65536/",
                    "https://hooks.example:1023/", "https://exa%0d%0aX-A:%20b.example/",
                    "https://exa%20mple/", "https://h%2Fx/", "https://[fe80::1%25eth0]/",
                    "https://hooks.example/a b", "https://hooks.example/\r\nX: y",
                    "https://" + std::string(254, 'a') + "/",
                    "https://hooks.example/" + std::string(2'048, 'a')));

TEST(WebhookUrl, IsOfHttpsUnlessTheOperatorAllowsHttp) {
    EXPECT_TRUE(parseWebhookUrl("http://hooks.example/", {}).has_error());
    EXPECT_TRUE(parseWebhookUrl("http://hooks.example/", {.allowsHttp = true}).has_value());
}

}  // namespace
}  // namespace sigma::events
