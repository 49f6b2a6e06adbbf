#include <gtest/gtest.h>

#include "server/api/json_body.h"

namespace sigma::api {
namespace {

ApiResult<boost::json::object> read(std::string body, std::string_view type = "application/json") {
    http::HttpRequest request;
    request.body = std::move(body);
    if (!type.empty()) {
        request.headers.add("Content-Type", type);
    }
    return readJsonBody(request);
}

TEST(JsonBody, IsAnObject) {
    EXPECT_EQ(read(R"({"a": 1})")->at("a"), 1);
    EXPECT_EQ(read(R"({"a": 1})", "Application/JSON ; charset=utf-8")->at("a"), 1);
}

TEST(JsonBody, MayBeLeftOut) {
    EXPECT_TRUE(read("", "")->empty());
}

TEST(JsonBody, IsNothingElse) {
    for (const char* type :
         {"", "text/plain", "application/jsonp", "application/x-www-form-urlencoded"}) {
        EXPECT_EQ(read("{}", type).error().status, 415U) << type;
    }
}

TEST(JsonBody, MustBeValid) {
    for (const char* body : {"{", "[]", "1", "null", "{}{}", "{'a':1}", "{\"a\":1,}", "{\"a\":NaN}",
                             "\xEF\xBB\xBF{}", "{\"a\":\"\xFF\"}", "{\"a\":1e99999}x"}) {
        const auto result = read(body);
        ASSERT_TRUE(result.has_error()) << body;
        EXPECT_EQ(result.error().status, 400U) << body;
        EXPECT_EQ(result.error().code, "invalid_json") << body;
    }
}

TEST(JsonBody, MayNotBeDeep) {
    const auto nested = [](int depth) {
        std::string text = "{\"a\":";
        for (int level = 0; level != depth; ++level) {
            text += '[';
        }
        text += std::string(static_cast<std::size_t>(depth), ']');
        return text + '}';
    };
    EXPECT_TRUE(read(nested(6)).has_value());
    EXPECT_EQ(read(nested(30)).error().status, 400U);
    EXPECT_EQ(read(nested(20'000)).error().status, 400U);
}

}  // namespace
}  // namespace sigma::api
