#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "core/player/counted_playout.h"
#include "core/player/player_engine.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// A server whose resources are texts by path; what is not there is a 404. Answers when asked to.
class PathServer final : public Fetcher {
public:
    void fetch(FetchRequest request) override {
        paths.push_back(request.url.target);
        m_open.push_back(std::move(request));
    }
    void cancel(FetchId id) override {
        std::erase_if(m_open, [&](const FetchRequest& request) { return request.id == id; });
    }
    void serve(PlayerEngine& engine, SteadyTime now) {
        for (int i = 0; i != 200 && !m_open.empty(); ++i) {
            const FetchRequest request = std::move(m_open.front());
            m_open.erase(m_open.begin());
            const auto found = resources.find(request.url.target.substr(
                0, std::min(request.url.target.find('?'), request.url.target.size())));
            FetchAnswer answer = found == resources.end() ? test::answerOf(404)
                                                          : test::answerWith(found->second, now);
            answer.url = request.url;
            if (request.range && answer.status == 200) {
                cut(answer, *request.range);
            }
            engine.onFetched(request.id, std::move(answer));
        }
    }
    bool wasAsked(std::string_view path) const {
        return std::ranges::any_of(paths,
                                   [&](const std::string& p) { return p.starts_with(path); });
    }

    std::map<std::string, std::string> resources;
    std::vector<std::string> paths;

private:
    static void cut(FetchAnswer& answer, const hls::ByteRange& range) {
        answer.status = 206;
        answer.headers["content-range"] =
            "bytes " + std::to_string(range.offset) + "-" + std::to_string(range.end() - 1) + "/*";
        answer.body = answer.body.slice(range.offset, range.length);
    }

    std::vector<FetchRequest> m_open;
};

class PlayerEngineTest : public testing::Test {
protected:
    void begin(PlayerSettings settings = {}) {
        m_engine.emplace(test::urlOf("http://a.example/index.m3u8"), std::move(settings),
                         makeDefaultPolicies(), m_server, m_playout, m_clock);
        m_engine->start();
        run(100ms);
    }
    void run(Duration time) {
        for (Duration left = time; left > 0s; left -= 50ms) {
            m_server.serve(*m_engine, m_clock.steadyNow());
            m_engine->tick();
            m_clock.advance(50ms);
        }
    }
    bool hasEvent(PlayerEventKind kind) {
        for (PlayerEvent& event : m_engine->takeEvents()) {
            m_events.push_back(std::move(event));
        }
        return std::ranges::find(m_events, kind, &PlayerEvent::kind) != m_events.end();
    }
    void addMedia(const std::string& prefix, std::uint64_t first, std::size_t count) {
        m_server.resources["/" + prefix + "init.mp4"] = "moov";
        for (std::uint64_t msn = first; msn != first + count; ++msn) {
            m_server.resources["/" + prefix + std::to_string(msn) + ".m4s"] = std::string(500, 'x');
        }
    }
    void addRecording(const std::string& lines = "") {
        auto playlist = test::PlaylistMaker{.first = 0, .segments = 6, .hasParts = false}.make();
        playlist.hasEndList = true;
        std::string text = hls::writeMediaPlaylist(playlist);
        text.insert(text.find("#EXT-X-MEDIA-SEQUENCE"), lines);
        m_server.resources["/index.m3u8"] = text;
        addMedia("", 0, 6);
    }

    sigma::test::FakeClock m_clock;
    PathServer m_server;
    CountedPlayout m_playout{m_clock};
    std::optional<PlayerEngine> m_engine;
    std::vector<PlayerEvent> m_events;
};

TEST_F(PlayerEngineTest, PlaysARecordingToItsEnd) {
    addRecording();
    begin();
    run(1s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
    EXPECT_FALSE(m_engine->status().isLive);
    EXPECT_EQ(m_engine->status().windowEnd, 12s);
    run(13s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kEnded);
    EXPECT_EQ(m_engine->status().stalls, 0U);
    EXPECT_TRUE(hasEvent(PlayerEventKind::kEnded));
}

TEST_F(PlayerEngineTest, PlaysARecordingOfOneFileToItsEnd) {
    auto playlist = test::PlaylistMaker{.first = 0, .segments = 6, .hasParts = false}.make();
    playlist.hasEndList = true;
    std::uint64_t offset = 700;
    for (auto& segment : playlist.segments) {
        auto ranged = std::make_shared<hls::Segment>(*segment);
        ranged->uri = ranged->map.uri = "all.mp4";
        ranged->map.range = hls::ByteRange{0, 700};
        ranged->range = hls::ByteRange{offset, 1000};
        offset += 1000;
        segment = ranged;
    }
    m_server.resources["/index.m3u8"] = hls::writeMediaPlaylist(playlist);
    m_server.resources["/all.mp4"] = std::string(offset, 'x');
    begin();
    run(14s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kEnded);
    EXPECT_EQ(m_engine->status().stalls, 0U);
    EXPECT_EQ(m_engine->status().faults, 0U);
    EXPECT_EQ(m_engine->status().bytesLoaded, 6000U);
}

TEST_F(PlayerEngineTest, PlaysOnWhenAnInitThatWasMissingIsThere) {
    addRecording();
    m_server.resources.erase("/init.mp4");
    begin();
    run(3s);
    EXPECT_TRUE(hasEvent(PlayerEventKind::kFault));
    EXPECT_EQ(m_engine->status().bytesLoaded, 0U);
    m_server.resources["/init.mp4"] = "moov";
    run(1s);
    EXPECT_GT(m_engine->status().bytesLoaded, 0U);
}

TEST_F(PlayerEngineTest, BeginsARecordingWhereItSays) {
    addRecording("#EXT-X-START:TIME-OFFSET=5\n");
    begin();
    run(200ms);
    EXPECT_GE(m_engine->status().position, 5s);
    EXPECT_LE(m_engine->status().position, 5400ms);
}

TEST_F(PlayerEngineTest, BeginsARecordingWhereTheViewerWants) {
    addRecording();
    PlayerSettings settings;
    settings.startPosition = 7s;
    begin(settings);
    run(200ms);
    EXPECT_GE(m_engine->status().position, 7s);
    EXPECT_FALSE(m_server.wasAsked("/2.m4s"));
}

TEST_F(PlayerEngineTest, PlaysAgainAfterTheEndWhenTheViewerGoesBack) {
    addRecording();
    begin();
    run(14s);
    m_engine->seekTo(2s);
    run(1s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
    EXPECT_LT(m_engine->status().position, 4s);
}

TEST_F(PlayerEngineTest, WaitsForAStreamToBegin) {
    begin();
    run(3s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kWaiting);
    EXPECT_EQ(m_engine->status().error->code, ErrorCode::kNotFound);
    addRecording();
    run(4s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
    EXPECT_FALSE(m_engine->status().error);
}

TEST_F(PlayerEngineTest, RefusesEncryptionClearly) {
    addRecording("#EXT-X-KEY:METHOD=AES-128,URI=\"key\"\n");
    begin();
    EXPECT_EQ(m_engine->status().state, PlayerState::kFailed);
    ASSERT_TRUE(m_engine->status().error);
    EXPECT_NE(m_engine->status().error->context.find("encryption is not supported"),
              std::string::npos);
    EXPECT_TRUE(hasEvent(PlayerEventKind::kFailed));
}

TEST_F(PlayerEngineTest, RefusesAnEncryptedVariantClearly) {
    m_server.resources["/index.m3u8"] = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=9\n/v.m3u8\n";
    m_server.resources["/v.m3u8"] =
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\"\n"
        "#EXTINF:2,\na.m4s\n";
    begin();
    EXPECT_EQ(m_engine->status().state, PlayerState::kFailed);
    EXPECT_EQ(m_engine->status().error->code, ErrorCode::kUnsupported);
}

TEST_F(PlayerEngineTest, TellsOfMarkers) {
    addRecording("#EXT-X-DATERANGE:ID=\"goal\",START-DATE=\"2026-01-01T12:00:01Z\"\n");
    begin();
    ASSERT_TRUE(hasEvent(PlayerEventKind::kDateRange));
    const auto event = std::ranges::find(m_events, PlayerEventKind::kDateRange, &PlayerEvent::kind);
    EXPECT_EQ(event->marker->id, "goal");
}

TEST_F(PlayerEngineTest, KnowsItsVariantsAndThumbnails) {
    m_server.resources["/index.m3u8"] =
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=640x360\n/v.m3u8\n"
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=9,RESOLUTION=160x90,URI=\"frames.m3u8\"\n";
    begin();
    ASSERT_EQ(m_engine->status().variants->size(), 1U);
    EXPECT_EQ(m_engine->status().variants->front().width, 640U);
    ASSERT_TRUE(m_engine->status().thumbnails);
    EXPECT_EQ(toString(m_engine->status().thumbnails->url), "http://a.example/frames.m3u8");
}

TEST_F(PlayerEngineTest, FollowsTheSteeringServerToAnotherPathway) {
    m_server.resources["/index.m3u8"] =
        "#EXTM3U\n#EXT-X-CONTENT-STEERING:SERVER-URI=\"/steer\",PATHWAY-ID=\"a\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=900000,PATHWAY-ID=\"a\"\n/a/v.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=900000,PATHWAY-ID=\"b\"\n/b/v.m3u8\n";
    m_server.resources["/steer"] = R"({"VERSION":1,"TTL":60,"PATHWAY-PRIORITY":["b","a"]})";
    const auto text = test::PlaylistMaker{.first = 0, .segments = 9, .hasParts = false}.text();
    for (const std::string pathway : {"a/", "b/"}) {
        m_server.resources["/" + pathway + "v.m3u8"] = text;
        addMedia(pathway, 0, 9);
    }
    begin();
    run(3s);
    EXPECT_TRUE(m_server.wasAsked("/steer?_HLS_pathway=a"));
    EXPECT_TRUE(m_server.wasAsked("/b/v.m3u8"));
    EXPECT_EQ(m_engine->status().pathway, "b");
}

class MovedStreamTest : public PlayerEngineTest {
protected:
    void publish(const std::string& folder) {
        m_server.resources["/index.m3u8"] =
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900000\n/" + folder + "v.m3u8\n";
        m_server.resources["/" + folder + "v.m3u8"] =
            test::PlaylistMaker{.first = 0, .segments = 9, .hasParts = false}.text();
        addMedia(folder, 0, 9);
    }
};

TEST_F(MovedStreamTest, IsFoundUnderItsOtherPlaylists) {
    publish("a/");
    begin();
    run(3s);
    const PlayerStatus before = m_engine->status();
    m_server.resources.erase("/a/v.m3u8");
    publish("b/");
    run(10s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
    EXPECT_GT(m_engine->status().position, before.position);
    EXPECT_TRUE(m_engine->status().isFollowing);
    EXPECT_TRUE(m_server.wasAsked("/b/8.m4s"));
    EXPECT_EQ(m_engine->status().startupTime, before.startupTime);
    EXPECT_GT(m_engine->status().bytesLoaded, before.bytesLoaded);
}

TEST_F(MovedStreamTest, IsFoundThoughItHadManyQualities) {
    constexpr int kQualities = 12;
    publish("a/");
    std::string& index = m_server.resources["/index.m3u8"];
    for (int i = 0; i != kQualities; ++i) {
        const std::string name = "w" + std::to_string(i) + ".m3u8";
        index +=
            "#EXT-X-STREAM-INF:BANDWIDTH=" + std::to_string(1'000'000 + i) + "\n/a/" + name + "\n";
        m_server.resources["/a/" + name] = m_server.resources["/a/v.m3u8"];
    }
    begin();
    run(3s);
    std::erase_if(m_server.resources, [](const auto& resource) {
        return resource.first.starts_with("/a/") && resource.first.ends_with(".m3u8");
    });
    publish("b/");
    run(10s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
    EXPECT_TRUE(m_server.wasAsked("/b/8.m4s"));
}

TEST_F(MovedStreamTest, IsFoundThoughItWasNeverPlayed) {
    m_server.resources["/index.m3u8"] = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=9\n/a/v.m3u8\n";
    begin();
    run(3s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kWaiting);
    publish("b/");
    run(10s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
}

TEST_F(MovedStreamTest, StaysPaused) {
    publish("a/");
    begin();
    run(3s);
    m_engine->setPaused(true);
    m_server.resources.erase("/a/v.m3u8");
    publish("b/");
    run(10s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPaused);
    const Duration position = m_engine->status().position;
    run(3s);
    EXPECT_EQ(m_engine->status().position, position);
    m_engine->setPaused(false);
    run(2s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
    EXPECT_GT(m_engine->status().position, position);
}

TEST_F(MovedStreamTest, MayHaveFewerQualities) {
    publish("a/");
    m_server.resources["/index.m3u8"] += "#EXT-X-STREAM-INF:BANDWIDTH=9000000\n/a/w.m3u8\n";
    m_server.resources["/a/w.m3u8"] = m_server.resources["/a/v.m3u8"];
    PlayerSettings settings;
    settings.onlyVariant = 1;
    begin(settings);
    run(3s);
    EXPECT_EQ(m_engine->status().variant, 1U);
    m_server.resources.erase("/a/v.m3u8");
    m_server.resources.erase("/a/w.m3u8");
    publish("b/");
    run(10s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
    EXPECT_EQ(m_engine->status().variant, 0U);
}

TEST_F(MovedStreamTest, GoesOnWhereItWasWhenItsPlaylistsComeBack) {
    publish("a/");
    begin();
    run(1s);
    const std::string playlist = m_server.resources["/a/v.m3u8"];
    m_server.resources.erase("/a/v.m3u8");
    m_server.paths.clear();
    run(2s);
    EXPECT_TRUE(m_server.wasAsked("/index.m3u8"));
    const Duration position = m_engine->status().position;
    m_server.resources["/a/v.m3u8"] = playlist;
    run(1s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
    EXPECT_EQ(m_engine->status().position, position + 1s);
    EXPECT_FALSE(m_server.wasAsked("/a/init.mp4"));
    EXPECT_FALSE(m_engine->status().error);
}

TEST_F(PlayerEngineTest, CancelsEverythingWhenItGoes) {
    begin();
    m_engine->tick();
    m_engine.reset();
    EXPECT_FALSE(m_server.paths.empty());
}

TEST_F(PlayerEngineTest, IgnoresAnswersThatItDidNotAskFor) {
    addRecording();
    begin();
    m_engine->onProgress(FetchId{9999}, {});
    m_engine->onFetched(FetchId{9999}, test::answerOf(200));
    run(1s);
    EXPECT_EQ(m_engine->status().state, PlayerState::kPlaying);
}

}  // namespace
}  // namespace sigma::player
