#include <gmock/gmock.h>

#include "server/config/word_list.h"

namespace sigma::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(WordList, IsSeparatedBySpaces) {
    EXPECT_THAT(wordsOf("https://a.example  https://b.example "),
                ElementsAre("https://a.example", "https://b.example"));
    EXPECT_THAT(wordsOf("one"), ElementsAre("one"));
    EXPECT_THAT(wordsOf(""), IsEmpty());
    EXPECT_THAT(wordsOf("  "), IsEmpty());
}

}  // namespace
}  // namespace sigma::config
