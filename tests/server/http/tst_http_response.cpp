#include <gtest/gtest.h>

#include "server/http/http_response.h"

namespace sigma::http {
namespace {

TEST(HttpResponse, DescribesAProblemAsJson) {
    const HttpResponse response = HttpResponse::problem(404, "no_channel", "no channel \"a\\b\"\n");
    EXPECT_EQ(response.status, 404U);
    EXPECT_EQ(response.contentType, "application/problem+json");
    EXPECT_EQ(response.cacheControl, "no-store");
    EXPECT_EQ(response.body.at(0).text(),
              R"({"type":"about:blank","title":"Not Found","status":404,)"
              R"("code":"no_channel","detail":"no channel \"a\\b\"\u000a"})");
}

TEST(HttpResponse, AddsUpItsPieces) {
    HttpResponse response = HttpResponse::of("text/plain", SharedBuffer::take(std::string("abc")));
    response.body.push_back(SharedBuffer::take(std::string("de")));
    EXPECT_EQ(response.bodySize(), 5U);
    EXPECT_EQ(HttpResponse::empty(304).bodySize(), 0U);
}

TEST(ReasonPhrase, KnowsWhatIsInUse) {
    EXPECT_EQ(reasonPhrase(200), "OK");
    EXPECT_EQ(reasonPhrase(416), "Range Not Satisfiable");
    EXPECT_EQ(reasonPhrase(505), "HTTP Version Not Supported");
    EXPECT_EQ(reasonPhrase(299), "Unknown");
}

}  // namespace
}  // namespace sigma::http
