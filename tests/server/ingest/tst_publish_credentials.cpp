#include <gtest/gtest.h>

#include "server/ingest/publish_credentials.h"
#include "server/store/configured_channels.h"

namespace sigma::ingest {
namespace {

const store::ConfiguredChannels& channels() {
    static const store::ConfiguredChannels kChannels(
        {{domain::ChannelId("news"), "News", "key-of-the-news-1", domain::LatencyMode::kLow},
         {domain::ChannelId("music"), "Music", "key-of-the-music", domain::LatencyMode::kLow}});
    return kChannels;
}

rtmp::StreamRequest request(const std::string& name, rtmp::QueryParameters query = {}) {
    rtmp::StreamRequest request;
    request.name = name;
    request.query = std::move(query);
    return request;
}

TEST(PublishTarget, IsTheChannelOfTheStreamKey) {
    for (const auto& granted : {request("key-of-the-news-1"), request("live/key-of-the-news-1"),
                                request("news", {{"key", "key-of-the-news-1"}}),
                                request("live/news", {{"key", "key-of-the-news-1"}}),
                                request("", {{"key", "key-of-the-news-1"}})}) {
        const auto channel = publishTarget(granted, channels());
        ASSERT_TRUE(channel.has_value()) << granted.name;
        EXPECT_EQ((*channel)->id.value(), "news");
    }
}

TEST(PublishTarget, IsRefusedInOneWayWhateverIsWrong) {
    for (const auto& refused :
         {request(""), request("news"), request("key-of-the-news"), request("key-of-the-news-1/"),
          request("music", {{"key", "key-of-the-news-1"}}),
          request("nowhere", {{"key", "key-of-the-news-1"}}),
          request("news", {{"key", "a-wrong-key"}}), request("key-of-the-news-1", {{"key", ""}})}) {
        const auto channel = publishTarget(refused, channels());
        ASSERT_TRUE(channel.has_error()) << refused.name;
        EXPECT_EQ(channel.error().code, ErrorCode::kUnauthorized);
        EXPECT_EQ(channel.error().context, "the stream key is not known to this server");
    }
}

TEST(PlayTarget, IsTheChannelOfTheName) {
    for (const char* name : {"music", "live/music"}) {
        const auto channel = playTarget(request(name), channels());
        ASSERT_TRUE(channel.has_value()) << name;
        EXPECT_EQ((*channel)->id.value(), "music");
    }
}

TEST(PlayTarget, IsNotFoundByItsKey) {
    for (const char* name : {"", "nowhere", "key-of-the-music", "music/"}) {
        const auto channel = playTarget(request(name), channels());
        ASSERT_TRUE(channel.has_error()) << name;
        EXPECT_EQ(channel.error().code, ErrorCode::kNotFound);
    }
}

}  // namespace
}  // namespace sigma::ingest
