#include <set>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/viewer/crowd.h"
#include "tests/core/viewer/small_recording.h"

namespace sigma::viewer {
namespace {

using namespace std::chrono_literals;
using player::PlayerState;

class CrowdTest : public testing::Test {
protected:
    void open(const std::string& path, player::Duration ramp, bool hasBeacons = false) {
        CrowdOptions options;
        options.viewer.url = m_site.url(path);
        if (hasBeacons) {
            options.viewer.beaconUrl = m_site.url("/beacon");
        }
        options.viewers = 5;
        options.ramp = ramp;
        m_crowd.emplace(m_context.get_executor(), m_clock, std::move(options));
        m_crowd->start();
    }

    boost::asio::io_context m_context;
    SystemClock m_clock;
    test::SmallRecording m_site{m_context};
    std::optional<Crowd> m_crowd;
};

TEST_F(CrowdTest, PlaysWithEachViewerForItself) {
    open("/media.m3u8", 0ms);
    EXPECT_EQ(m_crowd->totals().started, 5U);
    test::runUntil(m_context, [&] { return m_crowd->totals().in(PlayerState::kEnded) == 5; });
    const CrowdTotals totals = m_crowd->totals();
    EXPECT_EQ(totals.everPlayed, 5U);
    EXPECT_EQ(totals.failures, 0U);
    EXPECT_GE(totals.requests, 10U);
    EXPECT_GE(m_site.server.connectionCount(), 5U);
    std::set<std::string> sessions;
    for (const auto& request : m_site.requests) {
        const std::size_t begin = request.head.find("sid=");
        sessions.insert(request.head.substr(begin, 42));
    }
    EXPECT_EQ(sessions.size(), 5U);
}

TEST_F(CrowdTest, AdmitsViewersOverTheRamp) {
    open("/media.m3u8", 100ms);
    EXPECT_EQ(m_crowd->totals().started, 1U);
    test::runUntil(m_context, [&] { return m_crowd->totals().started == 5; });
}

TEST_F(CrowdTest, TellsOfTheEndOfEachViewer) {
    open("/media.m3u8", 0ms, true);
    test::runUntil(m_context, [&] { return m_crowd->totals().in(PlayerState::kEnded) == 5; });
    m_crowd.reset();
    std::set<std::string> ended;
    test::runUntil(m_context, [&] {
        for (const auto& request : m_site.requests) {
            if (request.path == "/beacon") {
                const boost::json::object beacon = boost::json::parse(request.body).as_object();
                EXPECT_EQ(beacon.at("event"), "end");
                ended.emplace(beacon.at("sid").as_string());
            }
        }
        return ended.size() == 5;
    });
}

TEST_F(CrowdTest, CountsWhatIsRefused) {
    open("/missing.m3u8", 0ms);
    test::runUntil(m_context, [&] { return m_crowd->totals().failures >= 5; });
    EXPECT_EQ(m_crowd->totals().everPlayed, 0U);
}

}  // namespace
}  // namespace sigma::viewer
