#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/config/config_printer.h"
#include "server/config/config_reader.h"

namespace sigma::config {
namespace {

using testing::HasSubstr;

ServerConfig readBack(const ServerConfig& config) {
    ConfigResult result = parseConfig(printConfig(config));
    if (result.has_error()) {
        ADD_FAILURE() << toString(result.error().list.at(0), "printed") << "\n"
                      << printConfig(config);
        return {};
    }
    return *result;
}

TEST(ConfigPrinter, WritesDefaultsThatReadBack) {
    const ServerConfig config = ServerConfig::withLiveChannel("abcdefghijklmnop");
    EXPECT_EQ(readBack(config), config);
}

TEST(ConfigPrinter, WritesEverythingThatReadsBack) {
    ServerConfig config;
    config.server = {3, LogLevel::kError, Milliseconds(1'500)};
    config.http = {
        "127.0.0.1:0",      2, 3, 4'096, Milliseconds(5), Milliseconds(6), Milliseconds(7),
        MetricsAccess::kOff};
    config.rtmp = {"[::1]:7", 9, 8, 70'000, 6, Milliseconds(4'001), Milliseconds(3'010)};
    config.live = {Milliseconds(0), Milliseconds(1), Milliseconds(2), Milliseconds(100)};
    config.latency.ultra = {Milliseconds(1'000), Milliseconds(200), Milliseconds(900),
                            Milliseconds(30'000)};
    config.latency.low = config.latency.normal;
    config.latency.normal = {Milliseconds(4'000), Milliseconds(0), Milliseconds(0),
                             Milliseconds(40'000)};
    config.channels = {
        {"one", R"(A "title" \ with signs = # [x])", "aaaaaaaaaaaaaaaa", LatencyMode::kLow, false},
        {"two", "Số hai", "bbbbbbbbbbbbbbbb", LatencyMode::kNormal, true}};
    EXPECT_EQ(readBack(config), config);
}

TEST(ConfigPrinter, EscapesWhatWouldEndAText) {
    ServerConfig config = ServerConfig::withLiveChannel("abcdefghijklmnop");
    config.channels[0].title = "a\nb\x7F";
    EXPECT_THAT(printConfig(config), HasSubstr("title = \"a\\u000Ab\\u007F\"\n"));
}

TEST(ConfigPrinter, SaysMeaningLimitsAndDefault) {
    ServerConfig config = ServerConfig::withLiveChannel("abcdefghijklmnop");
    config.http.idleTimeout = Milliseconds(2'500);
    config.channels[0].mode = LatencyMode::kLow;
    const std::string text = printConfig(config);
    EXPECT_THAT(text, HasSubstr("# seconds without a request (0.001 to 3600); default 75\n"
                                "idle_timeout = 2.5\n"));
    EXPECT_THAT(text, HasSubstr(": \"ultra\", \"low\" or \"normal\"; default \"ultra\"\n"
                                "mode = \"low\"\n"));
    EXPECT_THAT(text, HasSubstr("; required\nstream_key = \"abcdefghijklmnop\"\n"));
    EXPECT_THAT(text, HasSubstr("\n[latency.ultra]\n"));
}

}  // namespace
}  // namespace sigma::config
