#include <gtest/gtest.h>

#include "ui/studio/further_service.h"

namespace sigma::ui {
namespace {

TEST(FurtherService, HasAnIdOfItsOwn) {
    EXPECT_FALSE(newServiceId().empty());
    EXPECT_NE(newServiceId(), newServiceId());
}

TEST(FurtherService, SaysWhatIsWrongWithAnAddress) {
    EXPECT_TRUE(checkServiceUrl("rtmp://a.example.org/live").has_value());
    EXPECT_TRUE(checkServiceUrl(" rtmps://a.example.org:4443/live/eu ").has_value());
    for (const char* const wrong :
         {"", "a.example.org", "https://a.example.org/live", "rtmp://a.example.org",
          "rtmp://a.example.org:0/live", "rtmp:///live"}) {
        EXPECT_TRUE(checkServiceUrl(wrong).has_error()) << wrong;
    }
}

TEST(FurtherService, IsLeftOutWhileItIsOff) {
    const std::vector<FurtherService> services = {{"1", "one", "rtmp://one/live", true},
                                                  {"2", "two", "rtmp://two/live", false},
                                                  {"3", "three", "rtmp://three/live", true}};
    const auto on = switchedOn(services);
    ASSERT_EQ(on.size(), 2U);
    EXPECT_EQ(on[1].name, "three");
}

TEST(FurtherService, IsTakenFromAFileOnlyWithAnIdOfItsOwn) {
    std::vector<FurtherService> services = {
        {"1", "one", "", true}, {"1", "its double", "", true}, {"", "nobody", "", true}};
    EXPECT_EQ(repaired(services), (std::vector<FurtherService>{{"1", "one", "", true}}));
    services.clear();
    for (std::size_t count = 0; count < 2 * kMostFurtherServices; ++count) {
        services.push_back({std::to_string(count), "", "", true});
    }
    EXPECT_EQ(repaired(services).size(), kMostFurtherServices);
}

}  // namespace
}  // namespace sigma::ui
