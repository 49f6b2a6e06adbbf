#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/api/channel_refresh.h"
#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::ElementsAre;

const domain::ChannelId kCamera("camera");

class ChannelRefreshTest : public testing::Test {
protected:
    ChannelRefreshTest() {
        m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                      R"({"id":"camera","title":"A camera"})");
    }

    static ApiResult<http::HttpResponse> notAnswered() {
        return ApiProblem(Error{ErrorCode::kUnavailable, "it took too long"});
    }

    ApiTestServer m_server;
};

TEST_F(ChannelRefreshTest, TakesInWhatHasHappenedUnnoticed) {
    auto& cache = *m_server.service().channels;
    cache.remove(kCamera);
    refreshIfUnknown(m_server.service(), kCamera, notAnswered());
    http::test::waitUntil([&] { return cache.find("camera") != nullptr; });
    m_server.call("DELETE", "/api/v1/channels/camera", m_server.admin());
    domain::Channel stale;
    stale.id = kCamera;
    cache.put(stale);
    refreshIfUnknown(m_server.service(), kCamera, notAnswered());
    http::test::waitUntil([&] { return cache.find("camera") == nullptr; });
}

TEST_F(ChannelRefreshTest, LeavesAloneWhatIsKnown) {
    refreshIfUnknown(m_server.service(), kCamera, http::HttpResponse());
    refreshIfUnknown(m_server.service(), kCamera, ApiProblem(404, "not_found", ""));
    // Behind anything that they might have asked of the database.
    m_server.eventTypes();
    EXPECT_THAT(m_server.live().deeds(), ElementsAre());
}

}  // namespace
}  // namespace sigma::api::test
