#include <thread>

#include <gtest/gtest.h>

#include "server/host/server_host.h"
#include "tests/support/http_client.h"
#include "tests/support/rtmp_loopback_client.h"
#include "tests/support/sample_factory.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wait_until.h"

namespace sigma::host {
namespace {

using namespace std::chrono_literals;
using test::HttpClient;
using test::HttpReply;
using test::RtmpClient;
using test::RtmpLoopbackClient;

config::ServerConfig testConfig() {
    auto config = config::ServerConfig::withLiveChannel("live-key");
    config.server.threads = 2;
    config.server.drainTimeout = 5s;
    config.http.listen = "127.0.0.1:0";
    config.rtmp.listen = "127.0.0.1:0";
    config.live.probeTime = 100ms;
    return config;
}

Logger quiet() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

RtmpClient::Options publishing(std::string key) {
    RtmpClient::Options options;
    options.name = std::move(key);
    return options;
}

/// Sends the media from the beginning of second `from` to that of second `to`: 30 frames a second
/// with a key frame each second, and AAC.
bool sendSeconds(RtmpLoopbackClient& client, int from, int to) {
    const auto video = test::h264Track();
    const auto audio = test::aacTrack();
    const auto frameTicks = static_cast<std::int64_t>(video->timescale) / 30;
    std::int64_t audioDts = (from * std::int64_t{48000} + 1023) / 1024 * 1024;
    for (std::int64_t frame = from * 30; frame != to * 30; ++frame) {
        for (; audioDts * 30 <= frame * 48000; audioDts += 1024) {
            client.sendSample(*audio, *test::audioSample(audioDts));
        }
        const bool isKey = frame % 30 == 0;
        if (!client.sendSample(*video, *test::videoSample(frame * frameTicks, isKey))) {
            return false;
        }
    }
    return true;
}

bool beginPublishing(RtmpLoopbackClient& client) {
    return client.start() && client.sendTrack(*test::h264Track()) &&
           client.sendTrack(*test::aacTrack()) && sendSeconds(client, 0, 5);
}

/// The path of the channel's video playlist, once there is one.
std::string videoPlaylist(std::uint16_t port) {
    HttpClient viewer(port);
    HttpReply master;
    test::waitUntil([&] {
        master = viewer.get("/live/live/index.m3u8");
        return master.status == 200;
    });
    const std::string name = "/video/media.m3u8";
    const std::size_t end = master.body.find(name);
    const std::size_t begin = master.body.rfind('\n', end) + 1;
    return "/live/live/" + master.body.substr(begin, end + name.size() - begin);
}

/// Asks for segment 3 once segment 2 has begun, with which the media of beginPublishing() ends.
void askForWhatIsToCome(HttpClient& viewer, const std::string& path) {
    EXPECT_EQ(viewer.get(path + "?_HLS_msn=1").status, 200);
    viewer.send("GET " + path + "?_HLS_msn=3 HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

TEST(ServerHost, SaysWhichAddressIsInUse) {
    const auto first = ServerHost::start(testConfig(), "sqlite::memory:", quiet());
    ASSERT_TRUE(first.has_value());
    auto config = testConfig();
    config.http.listen = "127.0.0.1:" + std::to_string((*first)->httpPort());
    const auto second = ServerHost::start(config, "sqlite::memory:", quiet());
    ASSERT_TRUE(second.has_error());
    EXPECT_EQ(second.error().code, ErrorCode::kConflict);
    EXPECT_NE(second.error().context.find(config.http.listen), std::string::npos);

    const auto third = ServerHost::start(testConfig(), "sqlite::memory:", quiet());
    ASSERT_TRUE(third.has_value());
    EXPECT_NE((*third)->httpPort(), (*first)->httpPort());
}

TEST(ServerHost, TurnsAPublishersStreamIntoAPlaylist) {
    const auto host = ServerHost::start(testConfig(), "sqlite::memory:", quiet()).value();
    RtmpLoopbackClient publisher(host->rtmpPort(), publishing("live-key"));
    ASSERT_TRUE(beginPublishing(publisher));
    const std::string path = videoPlaylist(host->httpPort());

    HttpClient viewer(host->httpPort());
    const HttpReply master = viewer.get("/live/live/index.m3u8");
    EXPECT_NE(master.body.find("RESOLUTION=1280x720"), std::string::npos) << master.body;
    EXPECT_NE(master.body.find("mp4a.40.2"), std::string::npos);
    EXPECT_EQ(master.body.find("live-key"), std::string::npos);
    const HttpReply playlist = viewer.get(path + "?_HLS_msn=0");
    EXPECT_EQ(playlist.status, 200);
    EXPECT_NE(playlist.body.find("#EXT-X-PART:"), std::string::npos) << playlist.body;
    EXPECT_NE(playlist.body.find("#EXT-X-PRELOAD-HINT:"), std::string::npos);
    EXPECT_EQ(viewer.get("/healthz").status, 200);
    EXPECT_NE(viewer.get("/metrics").body.find("sigma_publishers 1\n"), std::string::npos);
}

TEST(ServerHost, TellsAWaitingViewerThatTheStreamHasEnded) {
    const auto host = ServerHost::start(testConfig(), "sqlite::memory:", quiet()).value();
    RtmpLoopbackClient publisher(host->rtmpPort(), publishing("live-key"));
    ASSERT_TRUE(beginPublishing(publisher));
    const std::string path = videoPlaylist(host->httpPort());
    HttpClient viewer(host->httpPort());
    askForWhatIsToCome(viewer, path);
    std::thread draining([&] { host->drain(); });
    HttpReply reply = viewer.receive();
    // A machine so slow that gaps were listed up to segment 3 has answered before the end.
    test::waitUntil([&] {
        const bool isLast = reply.body.find("#EXT-X-ENDLIST") != std::string::npos;
        if (!isLast && reply.status != 0) {
            reply = viewer.get(path);
        }
        return isLast || reply.status == 0;
    });
    publisher.awaitClose();
    draining.join();
    EXPECT_EQ(reply.status, 200);
    EXPECT_NE(reply.body.find("#EXT-X-ENDLIST"), std::string::npos) << reply.body;
    EXPECT_NE(publisher.statusDescription().find("shutting down"), std::string::npos);
}

TEST(ServerHost, StopsWhileAViewerWaitsAndAPublisherPublishes) {
    auto host = ServerHost::start(testConfig(), "sqlite::memory:", quiet()).value();
    RtmpLoopbackClient publisher(host->rtmpPort(), publishing("live-key"));
    ASSERT_TRUE(beginPublishing(publisher));
    const std::string path = videoPlaylist(host->httpPort());
    HttpClient viewer(host->httpPort());
    askForWhatIsToCome(viewer, path);
    host.reset();
    publisher.awaitClose();
    viewer.receiveAll();
}

TEST(ServerHost, KeepsTheChannelsOfItsDatabaseWhateverTheFileSaysLater) {
    auto config = testConfig();
    config.channels.push_back({"old", "", "old-key", domain::LatencyMode::kUltra, true});
    const auto host = ServerHost::start(config, "sqlite::memory:", quiet()).value();
    EXPECT_TRUE(host->hasImportedChannels());
    RtmpLoopbackClient publisher(host->rtmpPort(), publishing("live-key"));
    ASSERT_TRUE(beginPublishing(publisher));
    const std::string path = videoPlaylist(host->httpPort());

    config.channels.pop_back();
    config.channels.push_back({"new", "", "new-key", domain::LatencyMode::kUltra, true});
    host->reload(config);
    EXPECT_TRUE(RtmpLoopbackClient(host->rtmpPort(), publishing("old-key")).start());
    EXPECT_FALSE(RtmpLoopbackClient(host->rtmpPort(), publishing("new-key")).start());
    EXPECT_TRUE(sendSeconds(publisher, 5, 6));
    EXPECT_EQ(videoPlaylist(host->httpPort()), path);
}

TEST(ServerHost, MakesAnAdministratorOnAnEmptyDatabaseOnly) {
    const test::TemporaryFolder folder;
    const std::string url = "sqlite:" + folder.path() + "/sigma.db";
    {
        const auto host = ServerHost::start(testConfig(), url, quiet()).value();
        const auto administrator = host->takeFirstAdministrator();
        ASSERT_TRUE(administrator);
        EXPECT_EQ(administrator->name, "admin");
        EXPECT_GE(administrator->password.size(), 16U);
        EXPECT_FALSE(host->takeFirstAdministrator()) << "it is told once";
    }
    const auto again = ServerHost::start(testConfig(), url, quiet()).value();
    EXPECT_FALSE(again->takeFirstAdministrator());
    EXPECT_FALSE(again->hasImportedChannels());
}

TEST(ServerHost, SaysWhetherItIsAliveAndAbleToServe) {
    const auto host = ServerHost::start(testConfig(), "sqlite::memory:", quiet()).value();
    HttpClient client(host->httpPort());
    EXPECT_EQ(client.get("/healthz").status, 200);
    EXPECT_EQ(client.get("/readyz").status, 200);
    EXPECT_EQ(client.get("/api/v1/channels").status, 401);
    EXPECT_EQ(client.get("/api/v1/directory").status, 200);
}

TEST(ServerHost, SaysWhichDatabaseItCannotOpen) {
    const auto host = ServerHost::start(testConfig(), "sqlite:/proc/nowhere/sigma.db", quiet());
    ASSERT_TRUE(host.has_error());
    EXPECT_NE(host.error().context.find("/proc/nowhere"), std::string::npos)
        << host.error().context;
}

TEST(ServerHost, ReloadsLimitsForConnectionsToCome) {
    auto config = testConfig();
    const auto host = ServerHost::start(config, "sqlite::memory:", quiet()).value();
    RtmpLoopbackClient publisher(host->rtmpPort(), publishing("live-key"));
    ASSERT_TRUE(beginPublishing(publisher));
    HttpClient viewer(host->httpPort());
    ASSERT_EQ(viewer.get("/time").status, 200);

    config.http.maxConnections = 1;
    config.rtmp.maxConnections = 1;
    host->reload(config);
    EXPECT_EQ(HttpClient(host->httpPort()).receive().status, 503);
    EXPECT_FALSE(RtmpLoopbackClient(host->rtmpPort(), publishing("live-key")).start());
    EXPECT_EQ(viewer.get("/time").status, 200);
    EXPECT_TRUE(sendSeconds(publisher, 5, 6));
}

}  // namespace
}  // namespace sigma::host
