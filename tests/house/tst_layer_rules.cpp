#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/broken_rules.h"
#include "tests/house/layer_rules.h"

namespace sigma::house {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

SourceFile fileThatIncludes(std::string path, const std::string& target) {
    return {std::move(path), "#pragma once\n#include \"" + target + "\"\n"};
}

struct Step {
    const char* from;
    const char* to;
};

class UpwardOrSidewards : public testing::TestWithParam<Step> {};

TEST_P(UpwardOrSidewards, IsRefused) {
    const auto violations = checkLayers({fileThatIncludes(std::string(GetParam().from) + "/a.h",
                                                          std::string(GetParam().to) + "/b.h")});
    EXPECT_THAT(brokenRules(violations),
                ElementsAre(std::string(GetParam().from) + "/a.h:2 layers"));
}

INSTANTIATE_TEST_SUITE_P(
    Layers, UpwardOrSidewards,
    testing::Values(Step{"core/base", "core/media"}, Step{"core/media", "core/rtmp"},
                    Step{"core/rtmp", "core/hls"}, Step{"core/codec", "core/container"},
                    Step{"core/publish", "core/player"}, Step{"core/net", "server/http"},
                    Step{"server/http", "server/domain"}, Step{"server/http", "server/stream"},
                    Step{"server/stream", "server/packager"}, Step{"server/origin", "server/api"},
                    Step{"server/ingest", "core/capture"}, Step{"server/api", "ui/console"},
                    Step{"ui/console", "server/domain"}, Step{"app/server", "ui/console"},
                    Step{"app/probe", "server/http"}));

class Downward : public testing::TestWithParam<Step> {};

TEST_P(Downward, IsAllowed) {
    EXPECT_THAT(checkLayers({fileThatIncludes(std::string(GetParam().from) + "/a.h",
                                              std::string(GetParam().to) + "/b.h")}),
                IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Layers, Downward,
    testing::Values(Step{"core/base", "core/base"}, Step{"core/media", "core/crypto"},
                    Step{"core/container", "core/codec"}, Step{"core/player", "core/hls"},
                    Step{"server/packager", "server/stream"}, Step{"server/origin", "server/http"},
                    Step{"server/host", "server/config"}, Step{"server/ingest", "core/rtmp"},
                    Step{"ui/studio", "core/studio"}, Step{"app/server", "server/host"},
                    Step{"app/studio", "ui/studio"}));

TEST(Layers, WantARoomInTheTable) {
    const auto violations = checkLayers({{"core/attic/a.h", ""}, {"core/attic/b.h", ""}});
    EXPECT_THAT(brokenRules(violations), ElementsAre("core/attic/a.h:0 layers"));
}

TEST(Layers, SayWhoMayNotIncludeWhom) {
    const auto violations = checkLayers({fileThatIncludes("core/base/a.h", "core/hls/b.h")});
    EXPECT_THAT(violations.at(0).advice, HasSubstr("core/base may not include core/hls"));
}

TEST(Layers, LeaveTestsAlone) {
    EXPECT_THAT(checkLayers({fileThatIncludes("tests/core/base/tst_a.cpp", "server/host/b.h")}),
                IsEmpty());
}

TEST(IncludePaths, MustNameAFileFromTheRoot) {
    const SourceFiles files = {{"core/base/b.h", ""},
                               {"core/base/a.h", "#include \"b.h\"\n#include \"core/base/b.h\"\n"},
                               {"tests/core/c.h", "#include \"core/base/gone.h\"\n"}};
    EXPECT_THAT(brokenRules(checkIncludePaths(files)),
                ElementsAre("core/base/a.h:1 include-path", "tests/core/c.h:1 include-path"));
}

TEST(IncludeCycles, AreFoundOverSeveralFiles) {
    const auto violations =
        checkIncludeCycles({fileThatIncludes("core/base/a.h", "core/base/b.h"),
                            fileThatIncludes("core/base/b.h", "core/base/c.h"),
                            fileThatIncludes("core/base/c.h", "core/base/a.h")});
    ASSERT_THAT(brokenRules(violations), ElementsAre("core/base/c.h:2 include-circle"));
    EXPECT_THAT(violations[0].advice,
                HasSubstr("core/base/a.h -> core/base/b.h -> core/base/c.h -> core/base/a.h"));
}

TEST(IncludeCycles, AreNotSeenInADiamond) {
    EXPECT_THAT(checkIncludeCycles(
                    {{"core/base/a.h", "#include \"core/base/b.h\"\n#include \"core/base/c.h\"\n"},
                     fileThatIncludes("core/base/b.h", "core/base/d.h"),
                     fileThatIncludes("core/base/c.h", "core/base/d.h"),
                     {"core/base/d.h", ""}}),
                IsEmpty());
}

}  // namespace
}  // namespace sigma::house
