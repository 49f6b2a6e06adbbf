#include <gtest/gtest.h>

#include "server/http/http_headers.h"

namespace sigma::http {
namespace {

TEST(HttpHeaders, FindsANameInAnyCase) {
    HttpHeaders headers;
    headers.add("Accept-Encoding", "gzip");
    headers.add("RANGE", "bytes=0-1");
    EXPECT_EQ(headers.value("accept-encoding"), "gzip");
    EXPECT_EQ(headers.value("Range"), "bytes=0-1");
    EXPECT_TRUE(headers.has("range"));
}

TEST(HttpHeaders, TellsAnEmptyValueFromNone) {
    HttpHeaders headers;
    headers.add("Origin", "");
    EXPECT_TRUE(headers.has("origin"));
    EXPECT_FALSE(headers.has("orig"));
    EXPECT_EQ(headers.value("Host"), "");
}

TEST(HttpHeaders, GivesTheFirstOfARepeatedName) {
    HttpHeaders headers;
    headers.add("X", "1");
    headers.add("x", "2");
    EXPECT_EQ(headers.value("X"), "1");
    EXPECT_EQ(headers.count(), 2U);
}

TEST(HttpHeaders, IsEmptyWhenCleared) {
    HttpHeaders headers;
    headers.add("Host", "a");
    headers.clear();
    EXPECT_FALSE(headers.has("Host"));
    EXPECT_EQ(headers.count(), 0U);
}

}  // namespace
}  // namespace sigma::http
