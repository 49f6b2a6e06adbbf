#include <boost/asio/awaitable.hpp>
#include <gtest/gtest.h>

#include "server/http/router.h"

namespace sigma::http {
namespace {

boost::asio::awaitable<HttpResponse> nothing() {
    co_return HttpResponse();
}

HttpHandler handler() {
    return [](const HttpRequest&, const PathParameters&) { return nothing(); };
}

Router routerOf(std::initializer_list<const char*> patterns) {
    Router router;
    for (const char* pattern : patterns) {
        router.add(HttpMethod::kGet, pattern, handler());
    }
    return router;
}

TEST(Router, FindsParametersByName) {
    const Router router = routerOf({"/live/{channel}/{session}/{rendition}/media.m3u8"});
    const auto match = router.match(HttpMethod::kGet, "/live/demo/7/720p/media.m3u8");
    ASSERT_NE(match.handler, nullptr);
    EXPECT_EQ(match.parameters.size(), 3U);
    EXPECT_EQ(match.parameters["channel"], "demo");
    EXPECT_EQ(match.parameters["session"], "7");
    EXPECT_EQ(match.parameters["rendition"], "720p");
}

TEST(Router, TakesLiteralTextAroundAParameter) {
    const Router router = routerOf({"/{file}", "/part{number}.m4s", "/{name}.m4s"});
    EXPECT_EQ(router.match(HttpMethod::kGet, "/part12.m4s").parameters["number"], "12");
    EXPECT_EQ(router.match(HttpMethod::kGet, "/part.m4s").parameters["name"], "part");
    EXPECT_EQ(router.match(HttpMethod::kGet, "/index.html").parameters["file"], "index.html");
    EXPECT_EQ(router.match(HttpMethod::kGet, "/").handler, nullptr);
}

TEST(Router, PrefersLiteralSegmentsAndGoesBackWhenTheyLeadNowhere) {
    const Router router = routerOf({"/live/demo/a", "/live/{channel}/b", "/live/{channel}/a"});
    EXPECT_EQ(router.match(HttpMethod::kGet, "/live/demo/a").parameters.size(), 0U);
    EXPECT_EQ(router.match(HttpMethod::kGet, "/live/demo/b").parameters["channel"], "demo");
    EXPECT_EQ(router.match(HttpMethod::kGet, "/live/other/a").parameters["channel"], "other");
}

TEST(Router, MatchesWholePathsOnly) {
    const Router router = routerOf({"/", "/a", "/a/{b}"});
    EXPECT_NE(router.match(HttpMethod::kGet, "/").handler, nullptr);
    EXPECT_NE(router.match(HttpMethod::kGet, "/a").handler, nullptr);
    for (const char* path : {"", "a", "/a/", "//a", "/b", "/a/b/c", "/a/b/"}) {
        EXPECT_EQ(router.match(HttpMethod::kGet, path).handler, nullptr) << path;
        EXPECT_EQ(router.match(HttpMethod::kGet, path).allow, "") << path;
    }
}

TEST(Router, NamesTheMethodsOfAPathWhenTheMethodIsUnknown) {
    Router router;
    router.add(HttpMethod::kGet, "/channels/{id}", handler());
    router.add(HttpMethod::kDelete, "/channels/{id}", handler());
    const auto match = router.match(HttpMethod::kPost, "/channels/1");
    EXPECT_EQ(match.handler, nullptr);
    EXPECT_EQ(match.allow, "GET, HEAD, DELETE, OPTIONS");
}

TEST(Router, AnswersHeadWithGetUnlessItHasItsOwn) {
    Router router = routerOf({"/a", "/b"});
    router.add(HttpMethod::kHead, "/b", handler());
    const auto get = router.match(HttpMethod::kGet, "/a");
    EXPECT_EQ(router.match(HttpMethod::kHead, "/a").handler, get.handler);
    EXPECT_NE(router.match(HttpMethod::kHead, "/b").handler,
              router.match(HttpMethod::kGet, "/b").handler);
}

}  // namespace
}  // namespace sigma::http
