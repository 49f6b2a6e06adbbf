#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/broken_rules.h"
#include "tests/house/word_rules.h"

namespace sigma::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ForbiddenWords, KeepLocksToTheListedFiles) {
    EXPECT_THAT(brokenRules(checkForbiddenWords({{"core/base/published.h", "std::mutex m;\n"},
                                                 {"core/net/a.h", "\nstd::mutex m;\n"},
                                                 {"server/host/b.cpp", "std::shared_mutex m;\n"},
                                                 {"tests/core/tst_c.cpp", "std::mutex m;\n"}})),
                ElementsAre("core/net/a.h:2 locks", "server/host/b.cpp:1 locks"));
}

TEST(ForbiddenWords, LetNobodySleep) {
    EXPECT_THAT(
        brokenRules(checkForbiddenWords({{"core/net/a.cpp", "std::this_thread::sleep_for(1s);\n"},
                                         {"tests/core/tst_b.cpp", "sleep_until(then);\n"}})),
        ElementsAre("core/net/a.cpp:1 sleeps", "tests/core/tst_b.cpp:1 sleeps"));
}

TEST(ForbiddenWords, LeaveOutputToTheLogger) {
    EXPECT_THAT(brokenRules(checkForbiddenWords({{"core/net/a.cpp", "std::cout << 1;\n"},
                                                 {"server/host/b.cpp", "std::printf(\"x\");\n"},
                                                 {"core/net/c.cpp", "std::snprintf(b, 1, f);\n"},
                                                 {"app/server/main.cpp", "std::cout << 1;\n"}})),
                ElementsAre("core/net/a.cpp:1 output", "server/host/b.cpp:1 output"));
}

TEST(ForbiddenWords, MayBeSaidInCommentsAndLiterals) {
    EXPECT_THAT(checkForbiddenWords({{"core/net/a.cpp",
                                      "// no std::mutex\nauto x = \"std::cout\"; /* usleep */\n"}}),
                IsEmpty());
}

TEST(UnfinishedWork, IsFoundInAnyText) {
    const std::string note = "a\nb " + std::string("TO") + "DO: c\n";
    EXPECT_THAT(brokenRules(checkUnfinishedWork({{"core/a/b.cpp", note},
                                                 {"README.md", note},
                                                 {"docs/page.png", note + '\0'},
                                                 {"core/a/c.cpp",
                                                  "METHODO"
                                                  "LOGY\n"}})),
                ElementsAre("core/a/b.cpp:2 unfinished", "README.md:2 unfinished"));
}

TEST(MachinePaths, AreFoundInAnyText) {
    const std::string path = std::string("/ro") + "ot/x";
    EXPECT_THAT(brokenRules(checkMachinePaths({{"installer/run.sh", "cd " + path + "\n"},
                                               {"README.md", "network/x root/\n"}})),
                ElementsAre("installer/run.sh:1 machine-path"));
}

}  // namespace
}  // namespace sigma::house
