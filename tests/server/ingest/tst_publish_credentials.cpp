#include <gtest/gtest.h>

#include "server/ingest/publish_credentials.h"
#include "tests/support/fixed_channels.h"
#include "tests/support/open_doors.h"
#include "tests/support/sample_channel.h"

namespace sigma::ingest {
namespace {

using Segments = std::vector<std::string>;

const test::FixedChannels& channels() {
    static const test::FixedChannels kChannels = [] {
        domain::Channel closed = test::sampleChannel("closed", "Closed", "closed-key");
        closed.visibility = domain::Visibility::kToken;
        return test::FixedChannels({test::sampleChannel("news", "News", "news-key"), closed});
    }();
    return kChannels;
}

rtmp::StreamRequest request(std::string_view nameAndQuery, std::string_view app = "live") {
    rtmp::StreamRequest made;
    auto connect = std::make_shared<rtmp::ConnectParameters>();
    auto address = rtmp::splitQuery(app);
    connect->app = std::move(address.name);
    connect->query = std::move(address.query);
    auto stream = rtmp::splitQuery(nameAndQuery);
    made.name = std::move(stream.name);
    made.query = std::move(stream.query);
    rtmp::addMissing(made.query, connect->query);
    made.connect = std::move(connect);
    return made;
}

TEST(PublishRequest, HoldsTheSegmentsOfAppAndName) {
    const auto made = publishRequest(request("news/news-key", "live/of/this/house"), "192.0.2.1");
    EXPECT_EQ(made.app, (Segments{"live", "of", "this", "house"}));
    EXPECT_EQ(made.name, (Segments{"news", "news-key"}));
    EXPECT_EQ(made.key, std::nullopt);
    EXPECT_EQ(made.ticket, std::nullopt);
    EXPECT_EQ(made.peerAddress, "192.0.2.1");
}

TEST(PublishRequest, KeepsEmptySegments) {
    EXPECT_EQ(publishRequest(request("news-key/"), "").name, (Segments{"news-key", ""}));
    EXPECT_EQ(publishRequest(request("", ""), "").name, (Segments{""}));
    EXPECT_EQ(publishRequest(request("", ""), "").app, (Segments{""}));
}

TEST(PublishRequest, HoldsTheKeyAndTheTicketDecoded) {
    EXPECT_EQ(publishRequest(request("news?key=news%2Dkey"), "").key, "news-key");
    EXPECT_EQ(publishRequest(request("news", "live?key=news-key"), "").key, "news-key");
    EXPECT_EQ(publishRequest(request("news?key=a", "live?key=b"), "").key, "a");
    EXPECT_EQ(publishRequest(request("news?key="), "").key, "");
    EXPECT_EQ(publishRequest(request("news?ticket=ticket.a.b_c-d.e"), "").ticket,
              "ticket.a.b_c-d.e");
}

TEST(PublishedRendition, IsTheParameterOfThatName) {
    EXPECT_EQ(*publishedRendition(request("news-key")), "");
    EXPECT_EQ(*publishedRendition(request("news-key?rendition=720p")), "720p");
    EXPECT_EQ(*publishedRendition(request("news?ticket=t&rendition=low_rate-1")), "low_rate-1");
}

TEST(PublishedRendition, HasANameThatCanStandInAnAddress) {
    for (const std::string name : {"", "720P", "a/b", "..", "a%20b", "a.b"}) {
        const auto rendition = publishedRendition(request("news-key?rendition=" + name));
        ASSERT_TRUE(rendition.has_error()) << name;
        EXPECT_EQ(rendition.error().code, ErrorCode::kInvalidArgument);
    }
    const std::string longest(32, 'a');
    EXPECT_TRUE(publishedRendition(request("news-key?rendition=" + longest)).has_value());
    EXPECT_TRUE(publishedRendition(request("news-key?rendition=" + longest + "a")).has_error());
}

TEST(PlayTarget, IsTheChannelThatViewersName) {
    const auto found = playTarget(request("news"), channels(), test::WordGuard());
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ((*found)->title, "News");
    EXPECT_TRUE(playTarget(request("extra/news"), channels(), test::WordGuard()).has_value());
}

TEST(PlayTarget, IsNeverFoundByAKey) {
    const auto found = playTarget(request("news-key"), channels(), test::WordGuard());
    ASSERT_TRUE(found.has_error());
    EXPECT_EQ(found.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(found.error().context.find("news-key"), std::string::npos);
}

TEST(PlayTarget, WantsATokenWhereTheChannelDoes) {
    const auto codeOf = [](std::string_view name) {
        const auto found = playTarget(request(name), channels(), test::WordGuard());
        return found.has_error() ? std::optional(found.error().code) : std::nullopt;
    };
    EXPECT_EQ(codeOf("closed?token=good"), std::nullopt);
    EXPECT_EQ(codeOf("closed"), ErrorCode::kUnauthorized);
    EXPECT_EQ(codeOf("closed?token=bad"), ErrorCode::kUnauthorized);
    EXPECT_EQ(codeOf("closed?token=of-s1"), ErrorCode::kForbidden);
}

}  // namespace
}  // namespace sigma::ingest
