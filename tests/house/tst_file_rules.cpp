#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/broken_rules.h"
#include "tests/house/file_rules.h"

namespace sigma::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string linesOfText(std::size_t count) {
    return std::string(count, '\n');
}

TEST(Sizes, EndAtTheirLimits) {
    EXPECT_THAT(checkSizes({{"core/base/a.cpp", linesOfText(500)},
                            {"tests/core/base/tst_a.cpp", linesOfText(1'000)},
                            {"docs/story.md", linesOfText(5'000)}}),
                IsEmpty());
    EXPECT_THAT(brokenRules(checkSizes({{"core/base/a.cpp", linesOfText(501)},
                                        {"installer/run.sh", linesOfText(501)},
                                        {"tests/core/base/tst_a.cpp", linesOfText(1'001)}})),
                ElementsAre("core/base/a.cpp:501 size", "installer/run.sh:501 size",
                            "tests/core/base/tst_a.cpp:1001 size"));
}

class BadName : public testing::TestWithParam<const char*> {};

TEST_P(BadName, IsRefused) {
    EXPECT_THAT(brokenRules(checkNames({{GetParam(), ""}})),
                ElementsAre(std::string(GetParam()) + ":0 names"));
}

INSTANTIATE_TEST_SUITE_P(Names, BadName,
                         testing::Values("core/base/ByteReader.h", "core/base/byte-reader.cpp",
                                         "core/Base/byte_reader.h", "core/utils/bytes.h",
                                         "core/base/string_utils.h", "tests/support/http_helper.h",
                                         "core/base/common.cpp", "core/base/misc.h",
                                         "server/stream/manager.h", "resources/web/Player.js"));

TEST(Names, MayBeWordsOfTheField) {
    EXPECT_THAT(checkNames({{"core/rtmp/chunk_reader.h", ""},
                            {"core/codec/h264_sps.cpp", ""},
                            {"CMakeLists.txt", ""},
                            {"core/base/README.md", ""},
                            {"server/store/session_manager.h", ""}}),
                IsEmpty());
}

TEST(Readmes, AreWantedInEachRoom) {
    EXPECT_THAT(brokenRules(checkReadmes({{"core/base/a.h", ""},
                                          {"core/base/README.md", "# core/base\n"},
                                          {"core/hls/a.h", ""},
                                          {"server/http/a.cpp", ""},
                                          {"server/http/README.md", ""}})),
                ElementsAre("core/hls/README.md:0 readme", "server/http/README.md:0 readme"));
}

TEST(PragmaOnce, IsWantedInEachHeader) {
    EXPECT_THAT(brokenRules(checkPragmaOnce({{"core/base/a.h", "#pragma once\n\nint a;\n"},
                                             {"core/base/b.h", "// #pragma once\n"},
                                             {"core/base/c.cpp", ""}})),
                ElementsAre("core/base/b.h:1 pragma-once"));
}

TEST(TestsExist, ForEachSourceOfCoreAndServer) {
    EXPECT_THAT(brokenRules(checkTestsExist({{"core/base/a.cpp", ""},
                                             {"core/base/b.cpp", ""},
                                             {"core/base/c.h", ""},
                                             {"core/net/asio_impl.cpp", ""},
                                             {"server/http/d.cpp", ""},
                                             {"app/server/main.cpp", ""},
                                             {"tests/core/base/tst_a.cpp", ""}})),
                ElementsAre("core/base/b.cpp:0 tested", "server/http/d.cpp:0 tested"));
}

const SourceFile kFuzzers = {"tests/fuzz/CMakeLists.txt",
                             "sigma_add_fuzzer(fuzz_amf0 DEPS core_rtmp)\n"};

TEST(Fuzzers, AreAcceptedWithSeedsAndRegistration) {
    EXPECT_THAT(checkFuzzers({kFuzzers,
                              {"tests/fuzz/fuzz_amf0.cpp", ""},
                              {"tests/fuzz/replay_main.cpp", ""},
                              {"tests/fuzz/corpus/amf0/number", "x"}}),
                IsEmpty());
}

TEST(Fuzzers, NeedRegistrationAndSeeds) {
    EXPECT_THAT(
        brokenRules(checkFuzzers({kFuzzers,
                                  {"tests/fuzz/corpus/amf0/empty", ""},
                                  {"tests/fuzz/corpus/flv/header", "FLV"},
                                  {"tests/fuzz/fuzz_amf0.cpp", ""},
                                  {"tests/fuzz/fuzz_flv.cpp", ""}})),
        ElementsAre("tests/fuzz/fuzz_amf0.cpp:0 fuzzers", "tests/fuzz/fuzz_flv.cpp:0 fuzzers"));
}

TEST(Fuzzers, MustExistForEachCorpus) {
    EXPECT_THAT(brokenRules(checkFuzzers({kFuzzers, {"tests/fuzz/corpus/gone/seed", "x"}})),
                ElementsAre("tests/fuzz/corpus/gone:0 fuzzers"));
}

}  // namespace
}  // namespace sigma::house
