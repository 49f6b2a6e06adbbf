#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "core/base/clock.h"
#include "core/hls/byte_range.h"
#include "core/thumbnails/thumbnail_finder.h"
#include "tests/core/playback/small_stream.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/wait_until.h"

namespace sigma::thumbnails {
namespace {

using namespace std::chrono_literals;
using Server = sigma::test::ScriptedHttpServer;

/// A second a key frame, in one file, and the playlist of its ranges.
struct KeyFrameFile {
    KeyFrameFile() {
        const playback::SmallTrack track = playback::makePictures(60);
        add(track.init);
        for (const auto& chunk : playback::chunksOf(track, player::Lane::kMain, 30)) {
            add(chunk.bytes);
        }
        playlist =
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-I-FRAMES-ONLY\n"
            "#EXT-X-MAP:URI=\"all.mp4\",BYTERANGE=\"" +
            toString(init()) + "\"\n#EXTINF:1,\n#EXT-X-BYTERANGE:" + toString(first()) +
            "\nall.mp4\n#EXTINF:1,\n#EXT-X-BYTERANGE:" + toString(second()) +
            "\nall.mp4\n#EXT-X-ENDLIST\n";
    }
    const hls::ByteRange& init() const { return ranges[0]; }
    const hls::ByteRange& first() const { return ranges[1]; }
    const hls::ByteRange& second() const { return ranges[2]; }
    Server::Reply reply(const hls::ByteRange& range) const {
        return {.status = 206,
                .body = bytes.substr(range.offset, range.length),
                .headers = {{"Content-Range", "bytes " + std::to_string(range.offset) + "-" +
                                                  std::to_string(range.end() - 1) + "/*"}}};
    }

    std::string bytes;
    std::vector<hls::ByteRange> ranges;
    std::string playlist;

private:
    void add(const SharedBuffer& part) {
        ranges.push_back({bytes.size(), part.size()});
        bytes += part.text();
    }
};

const KeyFrameFile& keyFrames() {
    static const KeyFrameFile file;
    return file;
}

/// Stands still, and counts who asks it; shut, it lets nobody go.
class GateClock final : public Clock {
public:
    SteadyTime steadyNow() const override {
        ++m_calls;
        if (m_isShut) {
            m_isHolding = true;
            m_isShut.wait(true);
        }
        return {};
    }
    WallTime wallNow() const override { return {}; }
    int calls() const { return m_calls; }
    /// Whether somebody waits, since it was shut.
    bool isHolding() const { return m_isHolding; }
    void shut() { m_isShut = true; }
    void open() {
        m_isShut = false;
        m_isShut.notify_all();
    }

private:
    mutable std::atomic<int> m_calls = 0;
    mutable std::atomic<bool> m_isHolding = false;
    std::atomic<bool> m_isShut = false;
};

/// The server has a thread of its own here, as the finder has.
class ThumbnailFinderTest : public testing::Test {
protected:
    ~ThumbnailFinderTest() override { m_context.stop(); }

    using Kind = player::PlayerThumbnails::Kind;

    std::unique_ptr<ThumbnailFinder> finderFor(const std::string& path,
                                               Kind kind = Kind::kStoryboard) {
        return std::make_unique<ThumbnailFinder>(
            player::PlayerThumbnails{kind, *httpclient::Url::parse(m_server.url(path))}, "test",
            m_clock);
    }
    Server::Reply answer(const Server::Request& request) {
        ++m_requests;
        if (request.path == "/board.vtt") {
            return {.body = "WEBVTT\n\n00:00.000 --> 00:05.000\na.jpg#xywh=0,0,16,9\n"};
        }
        if (request.path == "/frames.m3u8") {
            return {.body = keyFrames().playlist};
        }
        if (request.path == "/all.mp4") {
            return answerRange(request.head);
        }
        if (request.path == "/missing.vtt") {
            return {.status = 404};
        }
        if (request.path == "/a.jpg") {
            return {.body = "jpeg"};
        }
        return {.manner = Server::Manner::kHeld};
    }
    Server::Reply answerRange(const std::string& head) {
        const bool takesGzip = head.find("gzip") != std::string::npos;
        for (const hls::ByteRange& range : keyFrames().ranges) {
            if (head.find("Range: " + toRangeHeader(range) + "\r\n") == std::string::npos) {
                continue;
            }
            ++m_ranges;
            const bool isWrong = m_isFirstWrong && range == keyFrames().first();
            return takesGzip ? Server::Reply{.status = 406}
                             : keyFrames().reply(isWrong ? keyFrames().second() : range);
        }
        return {.status = 416};
    }

    boost::asio::io_context m_context;
    std::atomic<int> m_requests = 0;
    std::atomic<int> m_ranges = 0;
    std::atomic<bool> m_isFirstWrong = false;
    std::shared_ptr<GateClock> m_clock = std::make_shared<GateClock>();
    Server m_server{m_context, [this](const Server::Request& request) { return answer(request); }};
    std::jthread m_thread{[this] { m_context.run(); }};
};

TEST_F(ThumbnailFinderTest, FindsAPictureOverOneConnection) {
    const auto finder = finderFor("/board.vtt");
    std::shared_ptr<const Thumbnail> found;
    sigma::test::waitUntil([&] { return (found = finder->look({1s, {}})) != nullptr; });
    EXPECT_EQ(std::get<SheetPicture>(*found).sheet.text(), "jpeg");
    sigma::test::waitUntil([&] { return finder->look({9s, {}}) == nullptr; });
    m_context.stop();
    m_thread.join();
    EXPECT_EQ(m_server.connectionCount(), 1U);
}

TEST_F(ThumbnailFinderTest, EndsWhileAServerKeepsItWaiting) {
    auto finder = finderFor("/silent.vtt");
    sigma::test::waitUntil([&] {
        EXPECT_EQ(finder->look({1s, {}}), nullptr);
        return m_requests == 1;
    });
    finder.reset();
}

TEST_F(ThumbnailFinderTest, AsksForNoMoreOfAFileThanAKeyFrame) {
    const auto finder = finderFor("/frames.m3u8", Kind::kKeyFrames);
    std::shared_ptr<const Thumbnail> found;
    sigma::test::waitUntil([&] {
        found = finder->look({1500ms, {}});
        return found != nullptr;
    });
    EXPECT_EQ(*media::readTimestampStrip(std::get<media::VideoFrame>(*found)), 1s);
    EXPECT_EQ(m_ranges, 2) << "the initialisation section, and one of two key frames";
}

TEST_F(ThumbnailFinderTest, HasNoPictureOfAPlaceWhoseRangeWasAnsweredWithAnother) {
    m_isFirstWrong = true;
    const auto finder = finderFor("/frames.m3u8", Kind::kKeyFrames);
    sigma::test::waitUntil([&] {
        EXPECT_EQ(finder->look({500ms, {}}), nullptr);
        return m_ranges == 2;
    });
    sigma::test::waitUntil([&] { return finder->look({1500ms, {}}) != nullptr; });
    sigma::test::waitUntil([&] { return finder->look({500ms, {}}) == nullptr; });
    EXPECT_EQ(m_ranges, 3);
}

TEST_F(ThumbnailFinderTest, LooksOnlyAtTheNewestOfThePlacesThatCameMeanwhile) {
    auto finder = finderFor("/missing.vtt");
    // More than one request asks the clock for: from then on each look asks once.
    constexpr int kBusy = 50;
    sigma::test::waitUntil([&] {
        finder->look({1s, {}});
        return m_clock->calls() > kBusy;
    });
    m_clock->shut();
    sigma::test::waitUntil([&] {
        finder->look({1s, {}});
        return m_clock->isHolding();
    });
    const int held = m_clock->calls();
    for (int move = 0; move != 1'000; ++move) {
        finder->look({1s, {}});
    }
    m_clock->open();
    finder.reset();
    EXPECT_LE(m_clock->calls(), held + 1);
}

TEST_F(ThumbnailFinderTest, BeginsAnewOnceItWasStopped) {
    auto finder = finderFor("/silent.vtt");
    sigma::test::waitUntil([&] {
        finder->look({1s, {}});
        return m_requests == 1;
    });
    finder->stop();
    sigma::test::waitUntil([&] {
        finder->look({1s, {}});
        return m_requests == 2;
    });
}

TEST_F(ThumbnailFinderTest, EndsWithoutHavingBeenAsked) {
    finderFor("/board.vtt").reset();
}

}  // namespace
}  // namespace sigma::thumbnails
