#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "core/base/clock.h"
#include "core/thumbnails/thumbnail_finder.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/wait_until.h"

namespace sigma::thumbnails {
namespace {

using namespace std::chrono_literals;
using Server = sigma::test::ScriptedHttpServer;

/// The server has a thread of its own here, as the finder has.
class ThumbnailFinderTest : public testing::Test {
protected:
    ~ThumbnailFinderTest() override { m_context.stop(); }

    using Kind = player::PlayerThumbnails::Kind;

    std::unique_ptr<ThumbnailFinder> finderFor(const std::string& path,
                                               Kind kind = Kind::kStoryboard) {
        return std::make_unique<ThumbnailFinder>(
            player::PlayerThumbnails{kind, *httpclient::Url::parse(m_server.url(path))}, "test",
            std::make_shared<const SystemClock>());
    }
    Server::Reply answer(const Server::Request& request) {
        ++m_requests;
        if (request.path == "/board.vtt") {
            return {.body = "WEBVTT\n\n00:00.000 --> 00:05.000\na.jpg#xywh=0,0,16,9\n"};
        }
        if (request.path == "/frames.m3u8") {
            return {.body =
                        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-I-FRAMES-ONLY\n"
                        "#EXTINF:1,\n#EXT-X-BYTERANGE:564@188\nall.ts\n#EXT-X-ENDLIST\n"};
        }
        if (request.path == "/all.ts") {
            m_asksForRange = request.head.find("Range: bytes=188-751\r\n") != std::string::npos;
        }
        if (request.path == "/a.jpg") {
            return {.body = "jpeg"};
        }
        return {.manner = Server::Manner::kHeld};
    }

    boost::asio::io_context m_context;
    std::atomic<int> m_requests = 0;
    std::atomic<bool> m_asksForRange = false;
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
    sigma::test::waitUntil([&] {
        EXPECT_EQ(finder->look({500ms, {}}), nullptr);
        return m_asksForRange.load();
    });
}

TEST_F(ThumbnailFinderTest, EndsWithoutHavingBeenAsked) {
    finderFor("/board.vtt").reset();
}

}  // namespace
}  // namespace sigma::thumbnails
