#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/monitor/readiness_handler.h"
#include "tests/support/run_coroutine.h"

namespace sigma::monitor {
namespace {

http::HttpResponse ask(std::vector<std::string> obstacles) {
    const auto handler = readinessHandler([obstacles] { return obstacles; });
    const http::HttpRequest request;
    const http::PathParameters path;
    boost::asio::io_context context;
    return sigma::test::runCoroutine(context, handler(request, path).wait());
}

TEST(ReadinessHandler, SaysThatNothingIsInTheWay) {
    const auto response = ask({});
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body.front().text(), "ready\n");
    EXPECT_EQ(response.cacheControl, "no-store");
}

TEST(ReadinessHandler, NamesWhatIsInTheWay) {
    const auto response = ask({"the database is locked", "the server is draining"});
    EXPECT_EQ(response.status, 503U);
    EXPECT_EQ(response.body.front().text(), "the database is locked\nthe server is draining\n");
}

}  // namespace
}  // namespace sigma::monitor
