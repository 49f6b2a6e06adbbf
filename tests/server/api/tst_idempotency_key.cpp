#include <gtest/gtest.h>

#include "server/api/idempotency_key.h"

namespace sigma::api {
namespace {

ApiResult<std::optional<IdempotencyKey>> keyOf(std::string_view key, std::string body = "{}",
                                               http::HttpMethod method = http::HttpMethod::kPost) {
    http::HttpRequest request;
    request.method = method;
    request.target = "/api/v1/channels";
    request.body = std::move(body);
    request.headers.add("idempotency-key", key);
    return idempotencyKeyOf(request);
}

TEST(IdempotencyKey, IsReadOfAPost) {
    EXPECT_EQ((*keyOf("abc"))->key, "abc");
    EXPECT_FALSE(keyOf("abc", "{}", http::HttpMethod::kPatch)->has_value());
    EXPECT_FALSE(idempotencyKeyOf(http::HttpRequest())->has_value());
}

TEST(IdempotencyKey, KnowsTheRequestByItsBody) {
    EXPECT_EQ((*keyOf("a"))->requestHash, (*keyOf("b"))->requestHash);
    EXPECT_NE((*keyOf("a", "{}"))->requestHash, (*keyOf("a", "{ }"))->requestHash);
}

class BadIdempotencyKeys : public testing::TestWithParam<std::string> {};

TEST_P(BadIdempotencyKeys, AreRefused) {
    EXPECT_EQ(keyOf(GetParam()).error().status, 400U);
}

INSTANTIATE_TEST_SUITE_P(Table, BadIdempotencyKeys,
                         testing::Values("", "a b", "\x7F", "é", std::string(256, 'x'),
                                         std::string("a\0b", 3)));

}  // namespace
}  // namespace sigma::api
