// The rules of the house, on the house itself.

#include <algorithm>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/house/file_rules.h"
#include "tests/house/floor_rules.h"
#include "tests/house/layer_rules.h"
#include "tests/house/library_rules.h"
#include "tests/house/room_declarations.h"
#include "tests/house/source_tree.h"
#include "tests/house/word_rules.h"

namespace sigma::house {
namespace {

const SourceFiles& repository() {
    static const SourceFiles files = readSourceTree(SIGMA_SOURCE_DIR);
    return files;
}

testing::AssertionResult isKept(Violations (*rule)(const SourceFiles&)) {
    const Violations violations = rule(repository());
    if (violations.empty()) {
        return testing::AssertionSuccess();
    }
    std::ostringstream list;
    for (const Violation& violation : violations) {
        list << '\n' << violation;
    }
    return testing::AssertionFailure() << list.str();
}

TEST(Repository, IsReadWhole) {
    for (const char* path :
         {"CMakeLists.txt", "core/base/error.h", "tests/house/tst_repository.cpp"}) {
        EXPECT_TRUE(std::ranges::binary_search(repository(), path, {}, &SourceFile::path)) << path;
    }
    EXPECT_TRUE(std::ranges::none_of(repository(), [](const SourceFile& file) {
        return file.path.starts_with("build") || file.path.starts_with(".git/") ||
               file.path.find("node_modules/") != std::string::npos;
    }));
}

TEST(Repository, IncludesDownwardOnly) {
    EXPECT_TRUE(isKept(checkLayers));
}
TEST(Repository, IncludesDownwardOnlyWithinARoom) {
    EXPECT_TRUE(isKept(checkFloors));
}
TEST(Repository, IncludesFromTheRoot) {
    EXPECT_TRUE(isKept(checkIncludePaths));
}
TEST(Repository, IncludesInNoCircle) {
    EXPECT_TRUE(isKept(checkIncludeCycles));
}
TEST(Repository, DeclaresWhatRoomsNeed) {
    EXPECT_TRUE(isKept(checkRoomDeclarations));
}
TEST(Repository, RegistersEveryTest) {
    EXPECT_TRUE(isKept(checkTestRegistration));
}
TEST(Repository, KeepsLibrariesInTheirRooms) {
    EXPECT_TRUE(isKept(checkLibraries));
}
TEST(Repository, KeepsFilesShort) {
    EXPECT_TRUE(isKept(checkSizes));
}
TEST(Repository, NamesFilesAfterWhatTheyDo) {
    EXPECT_TRUE(isKept(checkNames));
}
TEST(Repository, IntroducesEveryRoom) {
    EXPECT_TRUE(isKept(checkReadmes));
}
TEST(Repository, GuardsEveryHeader) {
    EXPECT_TRUE(isKept(checkPragmaOnce));
}
TEST(Repository, TestsEverySource) {
    EXPECT_TRUE(isKept(checkTestsExist));
}
TEST(Repository, FeedsEveryFuzzer) {
    EXPECT_TRUE(isKept(checkFuzzers));
}
TEST(Repository, AvoidsForbiddenWords) {
    EXPECT_TRUE(isKept(checkForbiddenWords));
}
TEST(Repository, HoldsFinishedWork) {
    EXPECT_TRUE(isKept(checkUnfinishedWork));
}
TEST(Repository, KnowsNoMachine) {
    EXPECT_TRUE(isKept(checkMachinePaths));
}

}  // namespace
}  // namespace sigma::house
