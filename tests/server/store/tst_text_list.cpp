#include <gtest/gtest.h>

#include "server/store/text_list.h"

namespace sigma::store {
namespace {

TEST(TextList, ReadsWhatItHasWritten) {
    const std::vector<std::string> list = {"session.*", "with \"quotes\"", ""};
    EXPECT_EQ(readTextList(writeTextList(list)).value(), list);
    EXPECT_EQ(writeTextList({}), "[]");
    EXPECT_TRUE(readTextList("[]").value().empty());
}

TEST(TextList, RefusesWhatIsNoListOfTexts) {
    for (const char* text : {"", "{}", "[1]", "[\"a\"", "null"}) {
        EXPECT_TRUE(readTextList(text).has_error()) << text;
    }
}

}  // namespace
}  // namespace sigma::store
