#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "server/stream/stream_inputs.h"
#include "tests/server/stream/fake_stream_ends.h"

namespace sigma::stream {
namespace {

class StreamInputsTest : public testing::Test {
protected:
    std::shared_ptr<Publisher> add(const std::string& rendition) {
        auto publisher = std::make_shared<FakePublisher>();
        publisher->publisherInfo.rendition = rendition;
        inputs.add({publisher, publisher->publisherInfo, {}, nullptr});
        return publisher;
    }

    StreamInputs inputs;
};

TEST_F(StreamInputsTest, AreFoundByTheirPublisher) {
    const auto first = add("1080p");
    const auto second = add("720p");
    ASSERT_NE(inputs.find(*second), nullptr);
    EXPECT_EQ(inputs.find(*second)->info.rendition, "720p");
    EXPECT_EQ(inputs.take(*second).publisher, second);
    EXPECT_EQ(inputs.find(*second), nullptr);
    EXPECT_EQ(inputs.size(), 1U);
    EXPECT_EQ(inputs.takeAll().size(), 1U);
    EXPECT_TRUE(inputs.empty());
}

TEST_F(StreamInputsTest, OfOneProgrammeStandSideBySide) {
    add("1080p");
    const auto second = add("720p");
    EXPECT_TRUE(inputs.takeRivals("480p").empty());
    const auto rivals = inputs.takeRivals("720p");
    ASSERT_EQ(rivals.size(), 1U);
    EXPECT_EQ(rivals.front().publisher, second);
    EXPECT_EQ(inputs.size(), 1U);
}

TEST_F(StreamInputsTest, GiveWayToAnOnlyPictureAndItToThem) {
    add("1080p");
    add("720p");
    EXPECT_EQ(inputs.takeRivals("").size(), 2U);
    add("");
    EXPECT_EQ(inputs.takeRivals("1080p").size(), 1U);
    EXPECT_TRUE(inputs.empty());
}

TEST_F(StreamInputsTest, GiveTheirSoundOneAtATime) {
    const auto first = add("1080p");
    const auto second = add("720p");
    EXPECT_TRUE(inputs.isMute());
    EXPECT_TRUE(inputs.givesSound(*inputs.find(*second)));
    EXPECT_FALSE(inputs.givesSound(*inputs.find(*first)));
    inputs.take(*second);
    EXPECT_TRUE(inputs.isMute());
    EXPECT_TRUE(inputs.givesSound(*inputs.find(*first)));
    inputs.takeRivals("1080p");
    EXPECT_TRUE(inputs.isMute());
}

}  // namespace
}  // namespace sigma::stream
