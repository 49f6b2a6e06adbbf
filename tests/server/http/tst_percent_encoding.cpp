#include <gtest/gtest.h>

#include "server/http/percent_encoding.h"

namespace sigma::http {
namespace {

TEST(PercentEncoding, DecodesEscapesOfEitherCase) {
    std::string out = ">";
    ASSERT_TRUE(appendDecoded(out, "a%20b%C3%a9+c", PlusSign::kIsItself).has_value());
    EXPECT_EQ(out, ">a b\xC3\xA9+c");
}

TEST(PercentEncoding, ReadsAPlusAsASpaceWhereAsked) {
    std::string out;
    ASSERT_TRUE(appendDecoded(out, "a+b%2Bc", PlusSign::kIsSpace).has_value());
    EXPECT_EQ(out, "a b+c");
}

TEST(PercentEncoding, RefusesABrokenEscape) {
    for (const char* broken : {"%", "a%", "%1", "%1g", "%g1", "%-1", "% 1", "%%41"}) {
        std::string out;
        const auto result = appendDecoded(out, broken, PlusSign::kIsItself);
        ASSERT_TRUE(result.has_error()) << broken;
        EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
    }
}

}  // namespace
}  // namespace sigma::http
