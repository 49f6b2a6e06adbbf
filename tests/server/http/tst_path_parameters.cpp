#include <boost/asio/awaitable.hpp>
#include <gtest/gtest.h>

#include "server/http/router.h"

namespace sigma::http {
namespace {

TEST(PathParameters, ViewTheMatchedPath) {
    Router router;
    router.add(HttpMethod::kGet, "/{a}/x{b}", [](const HttpRequest&, const PathParameters&) {
        return boost::asio::awaitable<HttpResponse>();
    });
    const std::string path = "/first/xsecond";
    const PathParameters parameters = router.match(HttpMethod::kGet, path).parameters;
    EXPECT_EQ(parameters.size(), 2U);
    EXPECT_EQ(parameters["a"], "first");
    EXPECT_EQ(parameters["b"].data(), path.data() + std::string("/first/x").size());
}

TEST(PathParameters, AreNoneWithoutAMatch) {
    EXPECT_EQ(Router().match(HttpMethod::kGet, "/a").parameters.size(), 0U);
}

}  // namespace
}  // namespace sigma::http
