#include <gtest/gtest.h>

#include "core/viewer/cmcd.h"

namespace sigma::viewer {
namespace {

using namespace std::chrono_literals;
using httpclient::HttpHeader;
using player::FetchKind;
using player::FetchRequest;
using Headers = std::vector<HttpHeader>;

FetchRequest requestOf(FetchKind kind, player::Lane lane = player::Lane::kMain) {
    FetchRequest request;
    request.kind = kind;
    request.lane = lane;
    return request;
}

CmcdState playing() {
    return {.sessionId = "s-1",
            .contentId = "/live/a.m3u8",
            .buffer = 2'345ms,
            .bandwidth = 5'049'000,
            .highestBitrate = 3'000'000};
}

TEST(Cmcd, TellsOfMediaWhatItIsAndHowTheViewerFares) {
    FetchRequest part = requestOf(FetchKind::kMedia);
    part.mediaDuration = 500ms;
    part.bitsPerSecond = 1'200'400;
    part.isStartOrStall = true;
    EXPECT_EQ(cmcdHeaders(playing(), part),
              (Headers{{"CMCD-Object", "br=1200,d=500,ot=av,tb=3000"},
                       {"CMCD-Request", "bl=2300,dl=2300,mtp=5000,su"},
                       {"CMCD-Session", "cid=\"/live/a.m3u8\",sf=h,sid=\"s-1\",st=l"}}));
}

TEST(Cmcd, TellsOfPlaylistsThatTheyAre) {
    CmcdState state = playing();
    state.speed = 0.95;
    state.isLive = false;
    state.wasStarved = true;
    state.bandwidth.reset();
    EXPECT_EQ(cmcdHeaders(state, requestOf(FetchKind::kPlaylist)),
              (Headers{{"CMCD-Object", "ot=m"},
                       {"CMCD-Session", "cid=\"/live/a.m3u8\",pr=0.95,sf=h,sid=\"s-1\",st=v"},
                       {"CMCD-Status", "bs"}}));
}

TEST(Cmcd, SaysNothingToAClock) {
    EXPECT_TRUE(cmcdHeaders(playing(), requestOf(FetchKind::kClock)).empty());
}

TEST(Cmcd, NeverBreaksALine) {
    CmcdState state = playing();
    state.contentId = "a\r\nX: \"b\"";
    const Headers headers = cmcdHeaders(state, requestOf(FetchKind::kInit));
    EXPECT_EQ(headers.back().second, "cid=\"a??X: \\\"b\\\"\",sf=h,sid=\"s-1\",st=l");
}

struct ObjectType {
    FetchKind kind;
    player::Lane lane;
    bool hasAudioLane;
    const char* text;
};

class CmcdObjectType : public testing::TestWithParam<ObjectType> {};

TEST_P(CmcdObjectType, IsSaid) {
    CmcdState state;
    state.hasAudioLane = GetParam().hasAudioLane;
    const Headers headers = cmcdHeaders(state, requestOf(GetParam().kind, GetParam().lane));
    EXPECT_EQ(headers[0], HttpHeader("CMCD-Object", GetParam().text));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, CmcdObjectType,
    testing::Values(ObjectType{FetchKind::kMedia, player::Lane::kAudio, true, "ot=a"},
                    ObjectType{FetchKind::kMedia, player::Lane::kMain, true, "ot=v"},
                    ObjectType{FetchKind::kProbe, player::Lane::kMain, false, "ot=av"},
                    ObjectType{FetchKind::kInit, player::Lane::kMain, false, "ot=i"}));

}  // namespace
}  // namespace sigma::viewer
