#include <stdexcept>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/http/dispatch.h"
#include "server/http/http_listener.h"
#include "tests/support/run_coroutine.h"

namespace sigma::http {
namespace {

using boost::asio::awaitable;

HttpResponse statusOnly(unsigned status) {
    HttpResponse response;
    response.status = status;
    return response;
}

class DispatchTest : public testing::Test {
protected:
    DispatchTest() {
        Router router;
        router.add(HttpMethod::kGet, "/now/{name}",
                   [](const HttpRequest&, const PathParameters& parameters) -> HttpAnswer {
                       return statusOnly(parameters["name"] == "a" ? 200U : 404U);
                   });
        router.add(HttpMethod::kGet, "/later",
                   [](const HttpRequest&, const PathParameters&) -> HttpAnswer { return later(); });
        router.add(HttpMethod::kGet, "/throws",
                   [](const HttpRequest&, const PathParameters&) -> HttpAnswer {
                       throw std::runtime_error("no");
                   });
        router.add(
            HttpMethod::kGet, "/throws/later",
            [](const HttpRequest&, const PathParameters&) -> HttpAnswer { return throwLater(); });
        m_service.router = std::make_shared<const Router>(std::move(router));
    }

    static awaitable<HttpResponse> later() { co_return statusOnly(202); }
    static awaitable<HttpResponse> throwLater() {
        throw std::runtime_error("no");
        co_return HttpResponse();
    }

    HttpAnswer begin(HttpMethod method, std::string path) {
        m_request.method = method;
        m_request.path = std::move(path);
        return dispatch(m_service, m_request, m_parameters);
    }
    unsigned statusNow(HttpMethod method, std::string path) {
        HttpAnswer answer = begin(method, std::move(path));
        return answer.ready() == nullptr ? 0 : answer.ready()->status;
    }
    unsigned statusLater(std::string path) {
        auto settling =
            settle(m_service, m_request, begin(HttpMethod::kGet, std::move(path)), m_watch);
        return test::runCoroutine(m_context, std::move(settling)).status;
    }

    std::vector<std::string> m_logged;
    boost::asio::io_context m_context;
    boost::asio::ip::tcp::socket m_socket{m_context};
    AnswerWatch m_watch{m_socket};
    HttpRequest m_request;
    PathParameters m_parameters;
    HttpService m_service{
        .router = nullptr,
        .limits = {},
        .clock = std::make_shared<SystemClock>(),
        .logger =
            Logger::toSink(LogLevel::kError,
                           [this](LogLevel, const std::string& line) { m_logged.push_back(line); }),
    };
};

TEST_F(DispatchTest, AsksTheHandlerOfTheRoute) {
    EXPECT_EQ(statusNow(HttpMethod::kGet, "/now/a"), 200U);
    EXPECT_EQ(statusNow(HttpMethod::kGet, "/now/b"), 404U);
    EXPECT_EQ(statusNow(HttpMethod::kGet, "/later"), 0U) << "it has to be waited for";
    EXPECT_EQ(statusLater("/later"), 202U);
}

TEST_F(DispatchTest, AnswersByItselfWhereThereIsNoRoute) {
    EXPECT_EQ(statusNow(HttpMethod::kGet, "/nowhere"), 404U);
    EXPECT_EQ(statusNow(HttpMethod::kPost, "/later"), 405U);
    EXPECT_EQ(statusNow(HttpMethod::kOptions, "/later"), 204U);
}

TEST_F(DispatchTest, LogsAHandlerThatThrowsAndGoesOn) {
    EXPECT_EQ(statusNow(HttpMethod::kGet, "/throws"), 500U);
    EXPECT_EQ(statusLater("/throws/later"), 500U);
    EXPECT_EQ(m_logged.size(), 2U);
}

TEST_F(DispatchTest, LogsNothingOfAWaitThatWasCancelled) {
    m_watch.begin();
    m_watch.cancel(std::make_shared<int>(0));
    EXPECT_EQ(statusLater("/throws/later"), 500U);
    EXPECT_TRUE(m_logged.empty());
}

}  // namespace
}  // namespace sigma::http
