#include <gtest/gtest.h>

#include "server/ingest/publish_credentials.h"
#include "tests/support/fixed_channels.h"
#include "tests/support/sample_channel.h"

namespace sigma::ingest {
namespace {

using test::FixedChannels;

const FixedChannels& channels() {
    static const FixedChannels kChannels({test::sampleChannel("news", "News", "news-key"),
                                          test::sampleChannel("sport", "Sport", "sport-key")});
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

struct Address {
    std::string name;
    std::string app = "live";
};

class PublishTargetFinds : public testing::TestWithParam<Address> {};

TEST_P(PublishTargetFinds, TheChannelOfTheKey) {
    const auto found = publishTarget(request(GetParam().name, GetParam().app), channels());
    ASSERT_TRUE(found.has_value()) << found.error().context;
    EXPECT_EQ((*found)->id.value(), "news");
}

INSTANTIATE_TEST_SUITE_P(Table, PublishTargetFinds,
                         testing::Values(Address{"news-key"},
                                         Address{"news-key", "live/of/this/house"},
                                         Address{"news-key", "sport"}, Address{"news/news-key"},
                                         Address{"news-key", "live/news"},
                                         Address{"extra/news-key"}, Address{"news?key=news-key"},
                                         Address{"extra/news?key=news-key"},
                                         Address{"news", "live?key=news-key"},
                                         Address{"news?key=news-key", "live?key=sport-key"},
                                         Address{"news?key=news%2Dkey"}));

class PublishTargetRefuses : public testing::TestWithParam<Address> {};

TEST_P(PublishTargetRefuses, WithoutSayingWhatWasWrong) {
    const auto unknown = publishTarget(request("nobody-s"), channels());
    const auto refused = publishTarget(request(GetParam().name, GetParam().app), channels());
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ErrorCode::kUnauthorized);
    EXPECT_EQ(refused.error().context, unknown.error().context);
}

INSTANTIATE_TEST_SUITE_P(Table, PublishTargetRefuses,
                         testing::Values(Address{""}, Address{"news"}, Address{"news-key2"},
                                         Address{"news-ke"}, Address{"news-key/"},
                                         Address{"sport/news-key"},
                                         Address{"news-key", "live/sport"}, Address{"news?key="},
                                         Address{"news?key=wrong"}, Address{"sport?key=news-key"},
                                         Address{"nowhere?key=news-key"},
                                         Address{"news-key?key=news-key"}));

TEST(PlayTarget, IsTheChannelThatViewersName) {
    const auto found = playTarget(request("news"), channels());
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ((*found)->title, "News");
}

TEST(PlayTarget, IsNeverFoundByAKey) {
    const auto found = playTarget(request("news-key"), channels());
    ASSERT_TRUE(found.has_error());
    EXPECT_EQ(found.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(found.error().context.find("news-key"), std::string::npos);
}

}  // namespace
}  // namespace sigma::ingest
