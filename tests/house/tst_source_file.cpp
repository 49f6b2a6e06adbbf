#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/source_file.h"

namespace sigma::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SourceFile, FindsIncludesWithTheirLines) {
    const auto includes = includesOf(
        {"core/base/a.cpp", "#include \"core/base/a.h\"\n\n #  include <vector>\nint x;\n"});
    ASSERT_EQ(includes.size(), 2U);
    EXPECT_EQ(includes[0].target, "core/base/a.h");
    EXPECT_EQ(includes[0].line, 1U);
    EXPECT_TRUE(includes[0].isQuoted);
    EXPECT_EQ(includes[1].target, "vector");
    EXPECT_EQ(includes[1].line, 3U);
    EXPECT_FALSE(includes[1].isQuoted);
}

TEST(SourceFile, SeesNoIncludeInComments) {
    EXPECT_THAT(includesOf({"a.h", "// #include <a>\n/*\n#include <b>\n*/\n"}), IsEmpty());
}

TEST(SourceFile, SurvivesHalfAnInclude) {
    EXPECT_THAT(includesOf({"a.h", "#include\n#include <\n#include \"a\n#includ\n#"}), IsEmpty());
}

TEST(SourceFile, KnowsTheRoomOfAPath) {
    EXPECT_EQ(roomOf("core/base/error.h"), "core/base");
    EXPECT_EQ(roomOf("server/http/detail/x.h"), "server/http");
    EXPECT_EQ(roomOf("core/CMakeLists.txt"), "");
    EXPECT_EQ(roomOf("tests/core/base/tst_error.cpp"), "");
    EXPECT_EQ(roomOf("README.md"), "");
}

TEST(SourceFile, TakesPathsApart) {
    EXPECT_EQ(stemOf("core/base/error.h"), "error");
    EXPECT_EQ(fileNameOf("core/base/error.h"), "error.h");
    EXPECT_EQ(folderOf("core/base/error.h"), "core/base");
    EXPECT_EQ(folderOf("README.md"), "");
}

TEST(SourceFile, KnowsTextFromBytes) {
    EXPECT_TRUE(isText({"README.md", "words"}));
    EXPECT_FALSE(isText({"docs/page.png", std::string("\x89PNG\0", 5)}));
    EXPECT_FALSE(isText({"tests/fuzz/corpus/amf0/one", "words"}));
}

TEST(SourceFile, SplitsLines) {
    EXPECT_THAT(linesOf("a\n\nb\n"), ElementsAre("a", "", "b"));
    EXPECT_THAT(linesOf("a"), ElementsAre("a"));
    EXPECT_THAT(linesOf(""), IsEmpty());
}

}  // namespace
}  // namespace sigma::house
