#include <gtest/gtest.h>

#include "server/api/text_rule.h"

namespace sigma::api {
namespace {

std::string codeOf(std::string_view text, const TextRule& rule) {
    const auto fault = faultOf(text, rule);
    return fault ? fault->code : "";
}

TEST(TextRule, BoundsTheSizeInBytes) {
    constexpr TextRule kRule{2, 4, {}};
    EXPECT_EQ(codeOf("a", kRule), "too_short");
    EXPECT_EQ(codeOf("ab", kRule), "");
    EXPECT_EQ(codeOf("\u00e9\u00e9", kRule), "");
    EXPECT_EQ(codeOf("\u00e9\u00e9a", kRule), "too_long");
}

TEST(TextRule, MayNameTheOnlyCharacters) {
    EXPECT_EQ(codeOf("news-1", kIdRule), "");
    EXPECT_EQ(codeOf("news 1", kIdRule), "bad_format");
}

TEST(TextRule, RefusesControlCharactersAndWhatIsNoUtf8) {
    constexpr TextRule kRule{0, 10, {}};
    EXPECT_EQ(codeOf("a b", kRule), "");
    for (const char* text : {"a\nb", "a\x7f", "\xff"}) {
        EXPECT_EQ(codeOf(text, kRule), "bad_format") << text;
    }
}

}  // namespace
}  // namespace sigma::api
