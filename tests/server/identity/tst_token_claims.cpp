#include <gtest/gtest.h>

#include "server/identity/token_claims.h"

namespace sigma::identity {
namespace {

TEST(TokenClaims, AreReadAsTheyWereWritten) {
    TokenClaims claims;
    claims.set("name", "Zoë \"Z\"").set("exp", std::int64_t{1'767'225'600});
    const TokenClaims read = TokenClaims::parse(claims.json()).value();
    EXPECT_EQ(read, claims);
    EXPECT_EQ(read.text("name"), "Zoë \"Z\"");
    EXPECT_EQ(read.number("exp"), 1'767'225'600);
}

TEST(TokenClaims, AreEmptyWhereThereIsNone) {
    TokenClaims claims;
    claims.set("name", "n").set("exp", std::int64_t{1});
    EXPECT_EQ(claims.text("exp"), "");
    EXPECT_EQ(claims.text("sub"), "");
    EXPECT_EQ(claims.number("name"), 0);
    EXPECT_EQ(claims.number("sub"), 0);
}

class TokenClaimsRefuse : public testing::TestWithParam<std::string> {};

TEST_P(TokenClaimsRefuse, WhatIsNoFlatObjectOfTextsAndNumbers) {
    EXPECT_TRUE(TokenClaims::parse(GetParam()).has_error());
}

INSTANTIATE_TEST_SUITE_P(Table, TokenClaimsRefuse,
                         testing::Values("", "1", "[]", "{", R"({"a":1.5})", R"({"a":null})",
                                         R"({"a":{}})", R"({"a":[1]})", R"({"a":true})",
                                         R"({"a":18446744073709551615})",
                                         R"({"a":1} )"
                                         "x"));

}  // namespace
}  // namespace sigma::identity
