#include <algorithm>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/monitor/metrics_handler.h"

namespace sigma::monitor {
namespace {

using config::MetricsAccess;

http::HttpResponse answer(const http::HttpHandler& handler, const std::string& peer) {
    boost::asio::io_context context;
    http::HttpRequest request;
    request.peerAddress = peer;
    const http::PathParameters parameters;
    std::optional<http::HttpResponse> response;
    boost::asio::co_spawn(
        context, handler(request, parameters).wait(),
        [&](const std::exception_ptr&, http::HttpResponse given) { response = std::move(given); });
    context.run();
    return response.value();
}

std::string textOf(const http::HttpResponse& response) {
    std::string text;
    for (const SharedBuffer& piece : response.body) {
        text += piece.text();
    }
    return text;
}

class MetricsHandlerTest : public testing::Test {
protected:
    MetricsHandlerTest() {
        m_counters->publishers = 1;
        m_counters->viewerRequests = 7;
        m_counters->viewerBytes = 4096;
        m_counters->playerDrops = 2;
        m_http->answers[2] = 5;
        m_http->answers[4] = 1;
        m_http->openConnections = 3;
        m_sources->channels = [this] {
            return stream::StreamRegistry::CountersByChannel{{"news", m_counters}};
        };
        m_sources->rtmp = [] { return RtmpFigures{1, 2, 3, 4}; };
        m_sources->http = m_http;
        m_sources->database = [] { return store::DatabaseState{}; };
        m_sources->webhooks = [this] { return &m_webhooks; };
        m_sources->access = [this] { return m_access; };
    }

    http::HttpResponse get(const std::string& peer = "127.0.0.1") {
        return answer(metricsHandler(m_sources), peer);
    }

    MetricsAccess m_access = MetricsAccess::kLocal;
    std::shared_ptr<stream::ChannelCounters> m_counters =
        std::make_shared<stream::ChannelCounters>();
    std::shared_ptr<http::HttpCounters> m_http = std::make_shared<http::HttpCounters>();
    events::WebhookFigures m_webhooks;
    std::shared_ptr<MetricsSources> m_sources = std::make_shared<MetricsSources>();
};

TEST_F(MetricsHandlerTest, ShowsTheMemoryOfMediaWhereItIsKeptInAFile) {
    EXPECT_THAT(textOf(get()), testing::Not(testing::HasSubstr("sigma_media_memory_bytes")));
    const auto memory = MemoryFile::create().value();
    const SharedBuffer media = memory->keep(SharedBuffer::take(Bytes(40'960)));
    m_sources->media = memory;
    EXPECT_THAT(textOf(get()), testing::HasSubstr("sigma_media_memory_bytes 40960\n"));
}

TEST_F(MetricsHandlerTest, ShowsWhatTheRoomsCount) {
    const auto response = get();
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.contentType, "application/openmetrics-text; version=1.0.0; charset=utf-8");
    EXPECT_EQ(response.cacheControl, "no-store");
    const std::string text = textOf(response);
    for (const char* line :
         {"sigma_publishers 1\n", "sigma_viewer_bytes_total 4096\n",
          "sigma_channel_publishers{channel=\"news\"} 1\n",
          "sigma_channel_viewer_requests_total{channel=\"news\"} 7\n",
          "sigma_channel_rtmp_player_drops_total{channel=\"news\"} 2\n",
          "sigma_rtmp_connections 1\n", "sigma_rtmp_connections_refused_total 2\n",
          "sigma_rtmp_publishers_rejected_total 3\n", "sigma_rtmp_protocol_errors_total 4\n",
          "sigma_http_connections 3\n", "sigma_http_responses_total{status=\"2xx\"} 5\n",
          "sigma_http_responses_total{status=\"4xx\"} 1\n", "sigma_database_up 1\n",
          "sigma_webhook_attempts_total 0\n"}) {
        EXPECT_NE(text.find(std::string("\n") + line), std::string::npos) << line;
    }
    EXPECT_TRUE(text.ends_with("\n# EOF\n"));
}

TEST_F(MetricsHandlerTest, NamesEachFamilyOnce) {
    const std::string text = textOf(get());
    std::vector<std::string> families;
    const std::string mark = "# TYPE ";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        families.push_back(text.substr(at, text.find('\n', at) - at));
    }
    const std::size_t all = families.size();
    std::ranges::sort(families);
    const auto twice = std::ranges::unique(families);
    families.erase(twice.begin(), twice.end());
    EXPECT_EQ(families.size(), all);
    EXPECT_GT(all, 20U);
}

struct AccessCase {
    MetricsAccess access;
    std::string peer;
    unsigned status;
};

class MetricsAccessTest : public MetricsHandlerTest,
                          public testing::WithParamInterface<AccessCase> {};

TEST_P(MetricsAccessTest, IsAsConfigured) {
    m_access = GetParam().access;
    EXPECT_EQ(get(GetParam().peer).status, GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(Table, MetricsAccessTest,
                         testing::Values(AccessCase{MetricsAccess::kLocal, "127.0.0.1", 200},
                                         AccessCase{MetricsAccess::kLocal, "127.1.2.3", 200},
                                         AccessCase{MetricsAccess::kLocal, "::1", 200},
                                         AccessCase{MetricsAccess::kLocal, "192.0.2.1", 403},
                                         AccessCase{MetricsAccess::kLocal, "2001:db8::1", 403},
                                         AccessCase{MetricsAccess::kLocal, "", 403},
                                         AccessCase{MetricsAccess::kEveryone, "192.0.2.1", 200},
                                         AccessCase{MetricsAccess::kOff, "127.0.0.1", 404}));

TEST(HealthHandler, SaysThatTheProgramAnswers) {
    const auto response = answer(healthHandler(), "192.0.2.1");
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(textOf(response), "ok\n");
    EXPECT_EQ(response.cacheControl, "no-store");
}

}  // namespace
}  // namespace sigma::monitor
