#include <thread>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "tests/core/playback/small_stream.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/wait_until.h"
#include "ui/player/live_stream_opener.h"

namespace sigma::ui {
namespace {

TEST(LiveStreamOpener, RefusesWhatIsNoAddress) {
    LiveStreamOpener opener(std::make_shared<const SystemClock>());
    const auto stream = opener.open("live");
    ASSERT_TRUE(stream.has_error());
    EXPECT_EQ(stream.error().code, ErrorCode::kInvalidArgument);
}

TEST(LiveStreamOpener, MayGoBeforeItsStreams) {
    std::optional<LiveStreamOpener> opener(std::make_shared<const SystemClock>());
    auto first = opener->open("http://127.0.0.1:1/live.m3u8").value();
    auto second = opener->open("http://127.0.0.1:1/live.m3u8").value();
    first.reset();
    opener.reset();
    EXPECT_FALSE(second->snapshot().player.startupTime.has_value());
    EXPECT_EQ(second->thumbnailAt(player::Duration(0)), nullptr);
    second.reset();
}

/// Two seconds of a recording, which names a storyboard of one picture.
test::ScriptedHttpServer::Reply recording(const test::ScriptedHttpServer::Request& request) {
    static const playback::SmallTrack kTrack = playback::makePictures(60);
    static const auto kChunks = playback::chunksOf(kTrack, player::Lane::kMain, 60);
    const std::map<std::string, std::string> files = {
        {"/index.m3u8",
         "#EXTM3U\n#EXT-X-SESSION-DATA:DATA-ID=\"com.sigmalive.storyboard\",URI=\"board.vtt\","
         "FORMAT=RAW\n#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=320x180\nv.m3u8\n"},
        {"/v.m3u8",
         "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-PLAYLIST-TYPE:VOD\n"
         "#EXT-X-MAP:URI=\"init.mp4\"\n#EXTINF:2,\n0.m4s\n#EXT-X-ENDLIST\n"},
        {"/init.mp4", std::string(kTrack.init.text())},
        {"/0.m4s", std::string(kChunks[0].bytes.text())},
        {"/board.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\na.jpg#xywh=0,0,16,9\n"},
        {"/a.jpg", "jpeg"}};
    const auto file = files.find(request.path);
    return file == files.end() ? test::ScriptedHttpServer::Reply{.status = 404}
                               : test::ScriptedHttpServer::Reply{.body = file->second};
}

TEST(LiveStreamOpener, FindsSmallPicturesOfAStreamThatNamesThem) {
    boost::asio::io_context context;
    const test::ScriptedHttpServer server(context, recording);
    const std::jthread thread([&] { context.run(); });
    LiveStreamOpener opener(std::make_shared<const SystemClock>());
    auto stream = opener.open(server.url("/index.m3u8")).value();
    stream->setMuted(true);
    std::shared_ptr<const thumbnails::Thumbnail> found;
    test::waitUntil(
        [&] { return (found = stream->thumbnailAt(std::chrono::seconds(1))) != nullptr; });
    EXPECT_EQ(std::get<thumbnails::SheetPicture>(*found).sheet.text(), "jpeg");
    test::waitUntil([&] { return stream->thumbnailAt(std::chrono::seconds(9)) == nullptr; });
    stream.reset();
    context.stop();
}

}  // namespace
}  // namespace sigma::ui
