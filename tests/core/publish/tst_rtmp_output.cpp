#include <gtest/gtest.h>

#include "core/publish/rtmp_output.h"
#include "tests/core/publish/publish_fixtures.h"
#include "tests/server/ingest/ingest_test_server.h"

namespace sigma::publish {
namespace {

using test::SampleProgram;
using test::waitUntil;

class RtmpOutputTest : public testing::Test {
protected:
    RtmpOutputTest() { m_server.start(); }

    std::unique_ptr<Output> publishWith(std::string key) {
        return makeRtmpOutput({.target = test::target(m_server.port(), std::move(key)),
                               .range = {},
                               .audioBitrate = 128'000},
                              m_clock, test::silentLog());
    }

    ingest::test::IngestTestServer m_server;
    SystemClock m_clock;
};

TEST_F(RtmpOutputTest, BringsTracksAndSamplesToTheServer) {
    const auto output = publishWith("news-key");
    const auto consume = [&](const media::MediaEvent& event) { output->consume(event); };
    SampleProgram program;
    program.start(consume);
    waitUntil([&] { return output->status().state == OutputState::kLive; });
    for (int frame = 0; frame != 60; ++frame) {
        program.next(consume);
    }
    output->end(std::chrono::seconds(30));
    waitUntil([&] { return output->status().state == OutputState::kEnded; });
    // The server holds back the newest sample of each track until it knows how long it is.
    waitUntil([&] { return m_server.recording().samples() >= 118; });
    const auto tracks = m_server.recording().all<std::shared_ptr<const media::TrackInfo>>();
    ASSERT_EQ(tracks.size(), 2U);
    EXPECT_EQ(tracks[0]->codecConfig, sigma::test::h264Track()->codecConfig);
    EXPECT_EQ(output->status().framesSent, 60U);
    EXPECT_EQ(output->status().framesDropped, 0U);
}

TEST_F(RtmpOutputTest, IsRefusedWithAKeyThatTheServerDoesNotKnow) {
    const auto output = publishWith("wrong");
    waitUntil([&] { return output->status().state == OutputState::kRefused; });
    EXPECT_NE(output->status().reason.find("key"), std::string::npos) << output->status().reason;
    EXPECT_EQ(output->status().reason.find("wrong"), std::string::npos);
    EXPECT_EQ(output->status().reconnects, 0U);
}

TEST_F(RtmpOutputTest, IsRefusedWithAnAddressThatIsNone) {
    const auto output =
        makeRtmpOutput({.target = {.name = "", .url = "http://host/live", .key = "k"}, .range = {}},
                       m_clock, test::silentLog());
    EXPECT_EQ(output->status().state, OutputState::kRefused);
    EXPECT_NE(output->status().reason.find("rtmp://"), std::string::npos);
}

}  // namespace
}  // namespace sigma::publish
