#include <gtest/gtest.h>

#include "server/api/plain_text.h"

namespace sigma::api {
namespace {

TEST(PlainText, IsUtf8) {
    for (const char* text :
         {"", "a", "é", "Hà Nội", "日本", "😀", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"}) {
        EXPECT_TRUE(isPlainText(text)) << text;
    }
}

class NotPlainTexts : public testing::TestWithParam<std::string> {};

TEST_P(NotPlainTexts, AreRefused) {
    EXPECT_FALSE(isPlainText(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Table, NotPlainTexts,
                         testing::Values("\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "a\xE2\x82",
                                         "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                                         "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
                                         "\xE2\x28\xA1", "a\nb", "\x1F", "\x7F",
                                         std::string("a\0", 2)));

}  // namespace
}  // namespace sigma::api
