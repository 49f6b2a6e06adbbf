#include <array>

#include <gtest/gtest.h>

#include "app/server/options.h"

namespace sigma::app {
namespace {

template <class... Words>
ParsedOptions parse(Words... words) {
    const std::array<const char*, sizeof...(words) + 1> arguments{"sigma-server", words...};
    return parseOptions(static_cast<int>(arguments.size()), arguments.data());
}

TEST(ServerOptions, NeedNone) {
    const ParsedOptions parsed = parse();
    EXPECT_FALSE(parsed.exitStatus);
    EXPECT_TRUE(parsed.options.configFile.empty());
    EXPECT_TRUE(parsed.options.dataFolder.empty());
    EXPECT_FALSE(parsed.options.checksConfig);
    EXPECT_FALSE(parsed.options.printsConfig);
}

TEST(ServerOptions, NameFileAndFolder) {
    const ParsedOptions parsed = parse("--config", "a.toml", "--data", "b", "--check-config");
    EXPECT_FALSE(parsed.exitStatus);
    EXPECT_EQ(parsed.options.configFile, "a.toml");
    EXPECT_EQ(parsed.options.dataFolder, "b");
    EXPECT_TRUE(parsed.options.checksConfig);
}

TEST(ServerOptions, TellHelpFromAMistake) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    EXPECT_EQ(parse("--help").exitStatus, 0);
    EXPECT_EQ(parse("--version").exitStatus, 0);
    EXPECT_EQ(parse("--confg", "a.toml").exitStatus, 2);
    EXPECT_NE(testing::internal::GetCapturedStdout().find("--data"), std::string::npos);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("--confg"), std::string::npos);
}

}  // namespace
}  // namespace sigma::app
