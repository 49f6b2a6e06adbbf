#include <cstdio>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/config/config_reader.h"
#include "tests/server/config/problem_texts.h"

namespace sigma::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(ConfigReader, TakesTheDefaultsWhereNothingIsSaid) {
    const ConfigResult result = parseConfig(kChannel);
    ASSERT_TRUE(result.has_value());
    ServerConfig expected;
    expected.channels.push_back({.name = "demo", .title = "", .streamKey = "abcdefghijklmnop"});
    EXPECT_EQ(*result, expected);
}

TEST(ConfigReader, ReadsEveryKindOfValue) {
    const ConfigResult result = parseConfig(R"(
        [server]
        threads = 4
        log_level = "debug"
        [http]
        listen = "127.0.0.1:0"
        header_timeout = 2.5
        metrics = "off"
        [latency.low]
        segment_duration = 4
        [[channel]]
        name = "one"
        title = "Số một"
        stream_key = "aaaaaaaaaaaaaaaa"
        mode = "normal"
        enabled = false
        [[channel]]
        name = "two"
        stream_key = "bbbbbbbbbbbbbbbb"
    )");
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->server.threads, 4U);
    EXPECT_EQ(result->server.logLevel, LogLevel::kDebug);
    EXPECT_EQ(result->http.listen, "127.0.0.1:0");
    EXPECT_EQ(result->http.headerTimeout, Milliseconds(2'500));
    EXPECT_EQ(result->http.metrics, MetricsAccess::kOff);
    EXPECT_EQ(result->latency.low.segmentDuration, Milliseconds(4'000));
    EXPECT_EQ(result->latency.low.partDuration, Milliseconds(1'000));
    ASSERT_EQ(result->channels.size(), 2U);
    EXPECT_EQ(result->channels[0].title, "Số một");
    EXPECT_EQ(result->channels[0].mode, LatencyMode::kNormal);
    EXPECT_FALSE(result->channels[0].isEnabled);
    EXPECT_EQ(result->channels[1].name, "two");
}

TEST(ConfigReader, ReportsEveryProblemAtOnceFromTheTopDown) {
    EXPECT_THAT(problemTexts("[http]\nlisen = \"[::]:80\"\nmax_connections = 0\n"
                             "[server]\nthreads = \"four\"\n[[channel]]\nname = \"Demo\"\n"),
                ElementsAre("2: http.lisen: is unknown: did you mean \"listen\"?",
                            "3: http.max_connections: is 0: expected a whole number from 1 to "
                            "1000000",
                            "5: server.threads: is a text: expected a whole number from 0 to 256",
                            "6: channel[1].stream_key: is missing: expected 16 to 128 of a-z, "
                            "A-Z, 0-9, - and _",
                            "7: channel[1].name: \"Demo\" is no channel name: expected 1 to 64 of "
                            "a-z, 0-9, - and _"));
}

struct Fault {
    const char* text;
    const char* problem;
};

class WrongValue : public testing::TestWithParam<Fault> {};

TEST_P(WrongValue, IsReportedWithWhatWasExpected) {
    EXPECT_THAT(problemsBefore(GetParam().text), ElementsAre(GetParam().problem));
}

INSTANTIATE_TEST_SUITE_P(
    ConfigReader, WrongValue,
    testing::Values(
        Fault{"http = 5", "1: http: is a whole number: expected a table, [http]"},
        Fault{"[htpp]", "1: htpp: is unknown: did you mean \"http\"?"},
        Fault{"[latency.ultr]", "1: latency.ultr: is unknown: did you mean \"ultra\"?"},
        Fault{"[weather]\nsun = true", "1: weather: is unknown"},
        Fault{"[http]\nlisten = 8080",
              "2: http.listen: is a whole number: expected a text in "
              "quotes"},
        Fault{"[http]\nmetrics = \"all\"",
              "2: http.metrics: expected \"local\", \"everyone\" or \"off\""},
        Fault{"[http]\nmax_connections = 1.5",
              "2: http.max_connections: is a number: expected a whole number from 1 to 1000000"},
        Fault{"[http]\nmax_connections = 5000000000",
              "2: http.max_connections: is 5000000000: expected a whole number from 1 to 1000000"},
        Fault{"[http]\nidle_timeout = 0",
              "2: http.idle_timeout: expected seconds from 0.001 to 3600"},
        Fault{"[http]\nidle_timeout = nan",
              "2: http.idle_timeout: expected seconds from 0.001 to 3600"},
        Fault{"[http]\nidle_timeout = [1]",
              "2: http.idle_timeout: is a list: expected seconds from 0.001 to 3600"},
        Fault{"[http]\nidle_timeout = 2026-01-01",
              "2: http.idle_timeout: is a date or time: expected seconds from 0.001 to 3600"}));

TEST(ConfigReader, WantsChannelsAsTables) {
    EXPECT_THAT(problemTexts("channel = 5"),
                ElementsAre(HasSubstr("expected tables, each under its own [[channel]]")));
    EXPECT_THAT(problemTexts("channel = [1, 2]"),
                ElementsAre(HasSubstr("expected tables, each under its own [[channel]]")));
    EXPECT_THAT(problemTexts("[channel]\nname = \"demo\""),
                ElementsAre(HasSubstr("expected tables, each under its own [[channel]]")));
}

TEST(ConfigReader, PlacesASyntaxError) {
    EXPECT_THAT(problemTexts("[http]\nlisten = \n"), ElementsAre(StartsWith("2: : ")));
}

TEST(ConfigReader, NeverQuotesAStreamKey) {
    const std::string secret = "s3cr3ts3cr3ts3cr3t";
    for (const std::string_view value : {"@", "\"@", "\"@!\"", "[\"@\"]", "'@' @", "12@"}) {
        std::string line = "stream_key = ";
        line += value;
        for (auto at = line.find('@'); at != std::string::npos; at = line.find('@')) {
            line.replace(at, 1, secret);
        }
        const auto problems = problemTexts("[[channel]]\nname = \"demo\"\n" + line + "\n");
        EXPECT_FALSE(problems.empty()) << line;
        for (const std::string& problem : problems) {
            EXPECT_THAT(problem, Not(HasSubstr("s3cr3t")));
        }
    }
}

TEST(ConfigReader, RefusesAHugeText) {
    EXPECT_THAT(problemTexts(std::string(2'000'000, '\n')),
                ElementsAre("0: : has 2000000 bytes: expected at most 1048576"));
}

TEST(ConfigReader, ReadsAFileOrSaysThatItCannot) {
    const auto path = std::filesystem::path(testing::TempDir()) / "sigma_tst_config_reader.toml";
    std::ofstream(path) << kChannel;
    EXPECT_TRUE(loadConfig(path).has_value());
    std::filesystem::remove(path);
    ASSERT_TRUE(loadConfig(path).has_error());
    EXPECT_EQ(loadConfig(path).error().list.at(0).message, "cannot be read: expected a text file");
    EXPECT_TRUE(loadConfig(testing::TempDir()).has_error());
}

}  // namespace
}  // namespace sigma::config
