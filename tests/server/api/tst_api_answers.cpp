#include <algorithm>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/api/api_answers.h"

namespace sigma::api {
namespace {

std::string headerOf(const http::HttpResponse& response, std::string_view name) {
    const auto header = std::ranges::find(response.headers, name, &http::HttpHeader::name);
    return header == response.headers.end() ? "" : header->value;
}

TEST(ApiAnswers, AreJson) {
    const auto response = jsonAnswer(202, {{"replayed", 3}});
    EXPECT_EQ(response.status, 202U);
    EXPECT_EQ(response.contentType, "application/json");
    EXPECT_EQ(response.body.front().text(), R"({"replayed":3})");
    EXPECT_EQ(noContent().status, 204U);
    EXPECT_EQ(headerOf(created("/api/v1/a", {}), "Location"), "/api/v1/a");
}

TEST(ApiAnswers, SayWhereAPageGoesOn) {
    EXPECT_EQ(pageAnswer({1, 2}, "abc").body.front().text(),
              R"({"items":[1,2],"next_cursor":"abc"})");
    EXPECT_EQ(pageAnswer({}, "").body.front().text(), R"({"items":[],"next_cursor":null})");
}

TEST(ApiAnswers, LeaveOutWhatTheClientKnows) {
    http::HttpRequest request;
    EXPECT_EQ(versionedAnswer(request, {{"a", 1}}, 3).status, 200U);
    EXPECT_EQ(headerOf(versionedAnswer(request, {{"a", 1}}, 3), "ETag"), "\"3\"");
    request.headers.add("If-None-Match", "\"3\"");
    EXPECT_EQ(versionedAnswer(request, {{"a", 1}}, 3).status, 304U);
    EXPECT_TRUE(versionedAnswer(request, {{"a", 1}}, 3).body.empty());
    EXPECT_EQ(versionedAnswer(request, {{"a", 1}}, 4).status, 200U);
}

}  // namespace
}  // namespace sigma::api
