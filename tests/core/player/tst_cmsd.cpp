#include <gtest/gtest.h>

#include "core/player/network/cmsd.h"

namespace sigma::player {
namespace {

struct Header {
    const char* text;
    std::optional<double> estimate;
};

class CmsdTest : public testing::TestWithParam<Header> {};

TEST_P(CmsdTest, IsReadAsFarAsItMakesSense) {
    EXPECT_EQ(serverEstimateOf(GetParam().text), GetParam().estimate);
}

INSTANTIATE_TEST_SUITE_P(
    Headers, CmsdTest,
    testing::Values(Header{"", std::nullopt}, Header{"\"a\";etp=96;rtt=8", 96e3},
                    Header{"\"a\";etp=96, \"b\"; etp = 76 ;rtt=32", 76e3},
                    Header{"\"a\";rtt=8", std::nullopt}, Header{"\"a\";etp=0", std::nullopt},
                    Header{"\"a\";etp=-5", std::nullopt}, Header{"etp", std::nullopt},
                    Header{"\"a\";etp=99999999999999999999", std::nullopt},
                    Header{"\"a\";etp=200000000", std::nullopt}, Header{";;,,=;=", std::nullopt}));

}  // namespace
}  // namespace sigma::player
