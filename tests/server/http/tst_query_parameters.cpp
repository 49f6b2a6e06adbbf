#include <gtest/gtest.h>

#include "server/http/query_parameters.h"

namespace sigma::http {
namespace {

TEST(QueryParameters, ReadsNamesAndValues) {
    const auto query = QueryParameters::parse("_HLS_msn=12&_HLS_part=3&_HLS_skip=YES").value();
    EXPECT_EQ(query.size(), 3U);
    EXPECT_EQ(query.find("_HLS_msn"), "12");
    EXPECT_EQ(query.find("_HLS_part"), "3");
    EXPECT_EQ(query.find("_hls_part"), std::nullopt);
}

TEST(QueryParameters, DecodesBoth) {
    const auto query = QueryParameters::parse("na%6De=a+b%26c%3Dd").value();
    EXPECT_EQ(query.find("name"), "a b&c=d");
}

TEST(QueryParameters, ShowsDuplicates) {
    const auto query = QueryParameters::parse("a=1&b=2&a=3").value();
    EXPECT_EQ(query.count("a"), 2U);
    EXPECT_EQ(query.find("a"), "1");
    EXPECT_EQ(query.count("c"), 0U);
}

TEST(QueryParameters, TakesOddForms) {
    const auto query = QueryParameters::parse("&&flag&=x&empty=&a=b=c&").value();
    EXPECT_EQ(query.size(), 4U);
    EXPECT_EQ(query.find("flag"), "");
    EXPECT_EQ(query.find(""), "x");
    EXPECT_EQ(query.find("empty"), "");
    EXPECT_EQ(query.find("a"), "b=c");
    EXPECT_TRUE(QueryParameters::parse("").value().empty());
}

TEST(QueryParameters, RefusesBrokenEscapesAndNul) {
    for (const char* broken : {"a=%", "a=%4", "%zz=1", "a=%00", "%00"}) {
        const auto query = QueryParameters::parse(broken);
        ASSERT_TRUE(query.has_error()) << broken;
        EXPECT_EQ(query.error().code, ErrorCode::kInvalidData);
    }
}

TEST(QueryParameters, RefusesTooMany) {
    std::string text;
    for (std::size_t index = 0; index != QueryParameters::kMaxParameters; ++index) {
        text += "a&";
    }
    EXPECT_EQ(QueryParameters::parse(text).value().count("a"), QueryParameters::kMaxParameters);
    const auto query = QueryParameters::parse(text + "a");
    ASSERT_TRUE(query.has_error());
    EXPECT_EQ(query.error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::http
