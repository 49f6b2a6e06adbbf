#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/config/problem_texts.h"

namespace sigma::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Broken {
    const char* text;
    const char* problem;
};

class BrokenRule : public testing::TestWithParam<Broken> {};

TEST_P(BrokenRule, NamesBothLines) {
    EXPECT_THAT(problemsBefore(GetParam().text), ElementsAre(GetParam().problem));
}

INSTANTIATE_TEST_SUITE_P(
    ConfigRules, BrokenRule,
    testing::Values(
        Broken{"[http]\nlisten = \"[::]:99\"\n[rtmp]\nlisten = \"127.0.0.1:99\"",
               "4: rtmp.listen: port 99 (line 4) is also that of http.listen (line 2): each needs "
               "its own"},
        Broken{"[http]\nlisten = \"[::]:1935\"",
               "0: rtmp.listen: port 1935 (default) is also that of http.listen (line 2): each "
               "needs its own"},
        Broken{"[latency.ultra]\npart_duration = 1.5\nsegment_duration = 2\nhold_back = 6",
               "2: latency.ultra.part_duration: 1.5 s (line 2) is more than half of "
               "segment_duration, 2 s (line 3)"},
        Broken{"[latency.ultra]\npart_duration = 0.05",
               "2: latency.ultra.part_duration: 0.05 s is too short: expected 0 for no parts, or "
               "0.1 s and more"},
        Broken{"[latency.low]\nhold_back = 2.5",
               "2: latency.low.hold_back: 2.5 s (line 2) is under three times part_duration, 3 s "
               "(default): HLS players refuse that; 0 takes the least"},
        Broken{"[latency.normal]\nhold_back = 12",
               "2: latency.normal.hold_back: 12 s (line 2) is under three times segment_duration, "
               "18 s (default): HLS players refuse that; 0 takes the least"},
        Broken{"[latency.ultra]\nsegment_duration = 4\nplaylist_window = 13",
               "3: latency.ultra.playlist_window: 13 s (line 3) is under 13.5 s, three times "
               "segment_duration (line 2) and the hold back (default)"}));

TEST(ConfigRules, AcceptTheirLimits) {
    EXPECT_THAT(problemsBefore("[latency.ultra]\npart_duration = 1\nhold_back = 3\n"
                               "playlist_window = 9\n[http]\nlisten = \"127.0.0.1:7\"\n"
                               "[rtmp]\nlisten = \"127.0.0.2:7\"\n"),
                IsEmpty());
    EXPECT_THAT(problemsBefore("[http]\nlisten = \"[::]:0\"\n[rtmp]\nlisten = \"[::]:0\"\n"),
                IsEmpty());
}

TEST(ConfigRules, AreNotAppliedToAValueThatCouldNotBeRead) {
    EXPECT_THAT(problemsBefore("[latency.low]\npart_duration = \"1\"\nhold_back = 2.5"),
                ElementsAre(HasSubstr("part_duration: is a text")));
}

class BadAddress : public testing::TestWithParam<const char*> {};

TEST_P(BadAddress, IsRefused) {
    EXPECT_THAT(problemsBefore("[rtmp]\nlisten = \"" + std::string(GetParam()) + "\""),
                ElementsAre(HasSubstr("rtmp.listen: \"" + std::string(GetParam()) +
                                      "\" is no address and port")));
}

INSTANTIATE_TEST_SUITE_P(ConfigRules, BadAddress,
                         testing::Values("", "1935", ":1935", "[::]", "[::]:", "[::]:65536",
                                         "[::]:-1", "::1:1935", "a b:1935", "[]:1935", "host:19x"));

class BadName : public testing::TestWithParam<std::string> {};

TEST_P(BadName, IsRefused) {
    EXPECT_THAT(
        problemTexts("[[channel]]\nstream_key = \"abcdefghijklmnop\"\nname = \"" + GetParam() +
                     "\""),
        ElementsAre(HasSubstr("is no channel name: expected 1 to 64 of a-z, 0-9, - and _")));
}

INSTANTIATE_TEST_SUITE_P(ConfigRules, BadName,
                         testing::Values("", "Demo", "a b", "a/b", "../a", "é",
                                         std::string(65, 'a')));

class BadStreamKey : public testing::TestWithParam<std::string> {};

TEST_P(BadStreamKey, IsRefused) {
    EXPECT_THAT(
        problemTexts("[[channel]]\nname = \"demo\"\nstream_key = \"" + GetParam() + "\""),
        ElementsAre("3: channel[1].stream_key: expected 16 to 128 of a-z, A-Z, 0-9, - and _"));
}

INSTANTIATE_TEST_SUITE_P(ConfigRules, BadStreamKey,
                         testing::Values("", "abcdefghijklmno", "abcdefghijklmnop?",
                                         "abcdefgh ijklmnop", std::string(129, 'a')));

TEST(ConfigRules, TakeAFileWithoutChannels) {
    EXPECT_THAT(problemTexts(""), IsEmpty());
}

TEST(ConfigRules, WantADatabaseThatTheyKnow) {
    EXPECT_THAT(problemTexts("[store]\ndatabase = \"mysql://host\""),
                ElementsAre("2: store.database: is no database: expected \"sqlite:FILE\" or "
                            "\"postgresql://USER@HOST/NAME\""));
    EXPECT_THAT(problemTexts("[store]\ndatabase = \"postgresql://sigma@db/sigma\""), IsEmpty());
}

TEST(ConfigRules, WantPlainNamesOfNodesAndIngestUrls) {
    EXPECT_THAT(problemTexts("[node]\nid = \"a b\"\ningest_urls = \"rtmp://a/live http://b\""),
                ElementsAre("2: node.id: expected at most 64 of a-z, A-Z, 0-9, -, _ and .",
                            "3: node.ingest_urls: \"http://b\" is no ingest URL: expected one such "
                            "as \"rtmp://live.example.com/live\""));
}

TEST(ConfigRules, WantNamesAndKeysOfTheirOwn) {
    const std::string channel(kChannel);
    EXPECT_THAT(problemTexts(channel + channel),
                ElementsAre("5: channel[2].name: \"demo\" (line 5) is also the name of channel[1] "
                            "(line 2)",
                            "6: channel[2].stream_key: is also that of channel[1] (line 3): each "
                            "channel needs its own"));
}

TEST(ConfigRules, WantASecretThatIsNotTheName) {
    EXPECT_THAT(problemTexts("[[channel]]\nname = \"sixteen-letters-\"\n"
                             "stream_key = \"sixteen-letters-\"\n"),
                ElementsAre("3: channel[1].stream_key: is the channel's name (line 2), which every "
                            "viewer knows: choose a secret"));
}

TEST(ConfigRules, WantATitleOfOneLine) {
    for (const std::string& title : {std::string("a\\nb"), std::string(201, 'a')}) {
        EXPECT_THAT(problemTexts(std::string(kChannel) + "title = \"" + title + "\"\n"),
                    ElementsAre("4: channel[1].title: expected at most 200 bytes of text in one "
                                "line"));
    }
}

}  // namespace
}  // namespace sigma::config
