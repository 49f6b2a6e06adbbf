#include <gtest/gtest.h>

#include "core/hls/steering_manifest.h"

namespace sigma::hls {
namespace {

using namespace std::chrono_literals;

TEST(SteeringManifestTest, ReadsPathwaysInTheirOrder) {
    const auto manifest = parseSteeringManifest(
        R"({"VERSION":1,"TTL":60,"RELOAD-URI":"/steer?s=1","PATHWAY-PRIORITY":["b","a"]})");
    ASSERT_TRUE(manifest.has_value()) << manifest.error().context;
    EXPECT_EQ(manifest->timeToLive, 60s);
    EXPECT_EQ(manifest->reloadUri, "/steer?s=1");
    EXPECT_EQ(manifest->pathwayPriority, (std::vector<std::string>{"b", "a"}));
}

TEST(SteeringManifestTest, AsksAgainInFiveMinutesWhereNothingIsSaid) {
    const auto manifest = parseSteeringManifest(R"({"VERSION":1,"PATHWAY-PRIORITY":["a"]})");
    ASSERT_TRUE(manifest.has_value());
    EXPECT_EQ(manifest->timeToLive, 300s);
}

TEST(SteeringManifestTest, KeepsTheTimeWithinReason) {
    EXPECT_EQ(
        parseSteeringManifest(R"({"VERSION":1,"TTL":-5,"PATHWAY-PRIORITY":["a"]})")->timeToLive,
        1s);
    EXPECT_EQ(
        parseSteeringManifest(R"({"VERSION":1,"TTL":1e3,"PATHWAY-PRIORITY":["a"]})")->timeToLive,
        300s);
}

struct Refused {
    const char* text;
    ErrorCode code;
};

class RefusedManifest : public testing::TestWithParam<Refused> {};

TEST_P(RefusedManifest, SaysWhy) {
    const auto manifest = parseSteeringManifest(GetParam().text);
    ASSERT_TRUE(manifest.has_error());
    EXPECT_EQ(manifest.error().code, GetParam().code);
    EXPECT_TRUE(manifest.error().context.starts_with("steering manifest: "));
}

INSTANTIATE_TEST_SUITE_P(
    SteeringManifest, RefusedManifest,
    testing::Values(Refused{"", ErrorCode::kInvalidData}, Refused{"[]", ErrorCode::kInvalidData},
                    Refused{R"({"PATHWAY-PRIORITY":["a"]})", ErrorCode::kInvalidData},
                    Refused{R"({"VERSION":2,"PATHWAY-PRIORITY":["a"]})", ErrorCode::kUnsupported},
                    Refused{R"({"VERSION":1})", ErrorCode::kInvalidData},
                    Refused{R"({"VERSION":1,"PATHWAY-PRIORITY":[]})", ErrorCode::kInvalidData},
                    Refused{R"({"VERSION":1,"PATHWAY-PRIORITY":[1]})", ErrorCode::kInvalidData}));

}  // namespace
}  // namespace sigma::hls
