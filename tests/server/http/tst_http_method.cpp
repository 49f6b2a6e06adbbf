#include <gtest/gtest.h>

#include "server/http/http_method.h"

namespace sigma::http {
namespace {

TEST(HttpMethod, IsSpeltAsTheRequestLineDoes) {
    EXPECT_EQ(toString(HttpMethod::kGet), "GET");
    EXPECT_EQ(toString(HttpMethod::kHead), "HEAD");
    EXPECT_EQ(toString(HttpMethod::kPost), "POST");
    EXPECT_EQ(toString(HttpMethod::kPut), "PUT");
    EXPECT_EQ(toString(HttpMethod::kPatch), "PATCH");
    EXPECT_EQ(toString(HttpMethod::kDelete), "DELETE");
    EXPECT_EQ(toString(HttpMethod::kOptions), "OPTIONS");
}

}  // namespace
}  // namespace sigma::http
