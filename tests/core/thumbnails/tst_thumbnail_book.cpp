#include <gtest/gtest.h>

#include "core/thumbnails/thumbnail_book.h"
#include "tests/core/playback/small_stream.h"
#include "tests/core/thumbnails/loaded_answer.h"
#include "tests/support/fake_clock.h"

namespace sigma::thumbnails {
namespace {

using namespace std::chrono_literals;
using player::PlayerThumbnails;
using test::answerOf;
using test::urlOf;

const std::string kStoryboard =
    "WEBVTT\n\n00:00.000 --> 00:05.000\na.jpg#xywh=0,0,16,9\n\n"
    "00:05.000 --> 00:10.000\na.jpg#xywh=16,0,16,9\n\n00:10.000 --> 00:15.000\nb.jpg\n";

class ThumbnailBookTest : public testing::Test {
protected:
    static PlayerThumbnails at(PlayerThumbnails::Kind kind, const std::string& path) {
        return {kind, urlOf(path)};
    }
    /// What the book is missing for that place is loaded, and so on until nothing is.
    std::vector<std::string> loadAll(const ThumbnailPlace& place) {
        std::vector<std::string> asked;
        while (const auto part = book.missing(place)) {
            asked.push_back(part->url.target);
            const auto file = files.find(part->url.target);
            book.take(*part, file != files.end() ? answerOf(part->url.target, file->second)
                                                 : answerOf(part->url.target, {}, 404));
        }
        return asked;
    }
    const SheetPicture& sheetAt(const ThumbnailPlace& place) {
        return std::get<SheetPicture>(*book.find(place));
    }

    sigma::test::FakeClock clock;
    std::map<std::string, std::string> files;
    ThumbnailBook book{at(PlayerThumbnails::Kind::kStoryboard, "/board.vtt"), clock};
};

using Paths = std::vector<std::string>;

TEST_F(ThumbnailBookTest, LoadsASheetOnceForAllItsPictures) {
    files = {{"/board.vtt", kStoryboard}, {"/a.jpg", "jpeg"}};
    EXPECT_EQ(book.find({1s, {}}), nullptr);
    EXPECT_EQ(loadAll({1s, {}}), (Paths{"/board.vtt", "/a.jpg"}));
    EXPECT_EQ(sheetAt({1s, {}}).sheet.text(), "jpeg");
    EXPECT_EQ(sheetAt({1s, {}}).area, (hls::ImageArea{0, 0, 16, 9}));
    EXPECT_EQ(loadAll({6s, {}}), Paths());
    EXPECT_EQ(sheetAt({6s, {}}).area, (hls::ImageArea{16, 0, 16, 9}));
}

TEST_F(ThumbnailBookTest, GivesTheSameObjectForTheSamePicture) {
    files = {{"/board.vtt", kStoryboard}, {"/a.jpg", "jpeg"}};
    loadAll({1s, {}});
    const auto first = book.find({1s, {}});
    EXPECT_EQ(book.find({2s, {}}), first);
    EXPECT_NE(book.find({6s, {}}), first);
}

TEST_F(ThumbnailBookTest, HasNoPictureOfAPlaceThatNoneIsListedOf) {
    files = {{"/board.vtt", kStoryboard}};
    EXPECT_EQ(loadAll({20s, {}}), Paths{"/board.vtt"});
    EXPECT_EQ(book.find({20s, {}}), nullptr);
    clock.advance(60s);
    EXPECT_EQ(loadAll({20s, {}}), Paths()) << "a recording grows no more";
}

TEST_F(ThumbnailBookTest, AsksAgainAfterAWhileForWhatItCouldNotHave) {
    EXPECT_EQ(loadAll({1s, {}}), Paths{"/board.vtt"});
    EXPECT_EQ(loadAll({1s, {}}), Paths());
    files = {{"/board.vtt", kStoryboard}};
    clock.advance(10s);
    EXPECT_EQ(loadAll({1s, {}}), (Paths{"/board.vtt", "/a.jpg"}));
    EXPECT_EQ(book.find({1s, {}}), nullptr);
    files["/a.jpg"] = "jpeg";
    EXPECT_EQ(loadAll({1s, {}}), Paths());
    clock.advance(10s);
    EXPECT_EQ(loadAll({1s, {}}), Paths{"/a.jpg"});
    EXPECT_NE(book.find({1s, {}}), nullptr);
}

TEST_F(ThumbnailBookTest, LooksForNewPicturesOfALiveStream) {
    const std::string head = "WEBVTT\nX-PROGRAM-DATE-TIME=1970-01-01T00:00:00Z\n\n";
    files = {{"/board.vtt", head + "00:00.000 --> 00:05.000\na.jpg\n"}, {"/b.jpg", "jpeg"}};
    const ThumbnailPlace place{{}, hls::DateTime(7s)};
    EXPECT_EQ(loadAll(place), Paths{"/board.vtt"});
    files["/board.vtt"] = head + "00:05.000 --> 00:10.000\nb.jpg\n";
    EXPECT_EQ(loadAll(place), Paths());
    clock.advance(10s);
    EXPECT_EQ(loadAll(place), (Paths{"/board.vtt", "/b.jpg"}));
    EXPECT_NE(book.find(place), nullptr);
}

TEST_F(ThumbnailBookTest, KeepsItsIndexWhereANewerOneIsNotToBeHad) {
    const std::string head = "WEBVTT\nX-PROGRAM-DATE-TIME=1970-01-01T00:00:00Z\n\n";
    files = {{"/board.vtt", head + "00:00.000 --> 00:05.000\na.jpg\n"}, {"/a.jpg", "jpeg"}};
    const ThumbnailPlace place{{}, hls::DateTime(1s)};
    loadAll(place);
    files.erase("/board.vtt");
    clock.advance(10s);
    loadAll({{}, hls::DateTime(7s)});
    EXPECT_NE(book.find(place), nullptr);
}

TEST_F(ThumbnailBookTest, DecodesKeyFrames) {
    const playback::SmallTrack track = playback::makePictures(30);
    const auto chunks = playback::chunksOf(track, player::Lane::kMain, 30);
    files = {
        {"/frames.m3u8",
         "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-I-FRAMES-ONLY\n"
         "#EXT-X-MAP:URI=\"init.mp4\"\n#EXTINF:1,\n0.m4s\n#EXTINF:1,\n1.m4s\n#EXT-X-ENDLIST\n"},
        {"/init.mp4", std::string(track.init.text())},
        {"/0.m4s", std::string(chunks[0].bytes.text())},
        {"/1.m4s", "damaged"}};
    ThumbnailBook frames(at(PlayerThumbnails::Kind::kKeyFrames, "/frames.m3u8"), clock);
    for (const std::string path : {"/frames.m3u8", "/init.mp4", "/0.m4s"}) {
        const auto part = frames.missing({500ms, {}});
        ASSERT_TRUE(part);
        EXPECT_EQ(part->url.target, path);
        EXPECT_EQ(frames.find({500ms, {}}), nullptr);
        frames.take(*part, answerOf(path, files[path]));
    }
    EXPECT_FALSE(frames.missing({500ms, {}}));
    const auto picture = frames.find({500ms, {}});
    ASSERT_NE(picture, nullptr);
    EXPECT_EQ(std::get<media::VideoFrame>(*picture).width, 320U);
    frames.take({urlOf("/1.m4s")}, answerOf("/1.m4s", files["/1.m4s"]));
    EXPECT_EQ(frames.find({1500ms, {}}), nullptr);
    EXPECT_FALSE(frames.missing({1500ms, {}})) << "the same bytes would come again";
    EXPECT_EQ(frames.find({500ms, {}}), picture);
}

/// Of the file's bytes those that were asked for.
httpclient::HttpAnswer rangeOf(const FilePart& part, const std::string& file) {
    auto answer = answerOf(part.url.target, file.substr(part.range->offset, part.range->length));
    answer.status = 206;
    answer.headers["content-range"] = "bytes " + std::to_string(part.range->offset) + "-" +
                                      std::to_string(part.range->end() - 1) + "/*";
    return answer;
}

TEST_F(ThumbnailBookTest, DecodesKeyFramesThatAreRangesOfOneFile) {
    const playback::SmallTrack track = playback::makePictures(60);
    const auto chunks = playback::chunksOf(track, player::Lane::kMain, 30);
    const std::string file = std::string(track.init.text()) + std::string(chunks[0].bytes.text()) +
                             std::string(chunks[1].bytes.text());
    const auto said = [](std::size_t length, std::size_t offset) {
        return std::to_string(length) + "@" + std::to_string(offset);
    };
    const std::size_t first = track.init.size();
    const std::size_t second = first + chunks[0].bytes.size();
    ThumbnailBook frames(at(PlayerThumbnails::Kind::kKeyFrames, "/frames.m3u8"), clock);
    frames.take({urlOf("/frames.m3u8")},
                answerOf("/frames.m3u8",
                         "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-I-FRAMES-ONLY\n"
                         "#EXT-X-MAP:URI=\"all.mp4\",BYTERANGE=\"" +
                             said(first, 0) + "\"\n#EXTINF:1,\n#EXT-X-BYTERANGE:" +
                             said(chunks[0].bytes.size(), first) +
                             "\nall.mp4\n#EXTINF:1,\n#EXT-X-BYTERANGE:" +
                             said(chunks[1].bytes.size(), second) + "\nall.mp4\n#EXT-X-ENDLIST\n"));
    for (int load = 0; load != 2; ++load) {
        const auto part = frames.missing({1500ms, {}});
        ASSERT_TRUE(part && part->range);
        frames.take(*part, rangeOf(*part, file));
    }
    const auto picture = frames.find({1500ms, {}});
    ASSERT_NE(picture, nullptr);
    EXPECT_EQ(*media::readTimestampStrip(std::get<media::VideoFrame>(*picture)), 1s);
    const auto other = frames.missing({500ms, {}});
    ASSERT_TRUE(other && other->range);
    EXPECT_EQ(other->range->offset, first);
    frames.take(*other, answerOf("/all.mp4", "too short"));
    EXPECT_FALSE(frames.missing({500ms, {}}));
    EXPECT_EQ(frames.find({500ms, {}}), nullptr);
}

}  // namespace
}  // namespace sigma::thumbnails
