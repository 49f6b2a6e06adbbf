#include <gtest/gtest.h>

#include "server/origin/accept_encoding.h"

namespace sigma::origin {
namespace {

class AcceptsGzip : public testing::TestWithParam<std::string> {};

TEST_P(AcceptsGzip, WhereItIsListed) {
    EXPECT_TRUE(acceptsGzip(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Table, AcceptsGzip,
                         testing::Values("gzip", "GZip", "br, gzip", "gzip, deflate", "br,\tgzip ",
                                         "gzip;q=1", "gzip; q=0.5", "gzip;q=0.001",
                                         "identity;q=0, gzip"));

class AcceptsNoGzip : public testing::TestWithParam<std::string> {};

TEST_P(AcceptsNoGzip, WhereItIsNotListedOrRefused) {
    EXPECT_FALSE(acceptsGzip(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Table, AcceptsNoGzip,
                         testing::Values("", ",", ";", "identity", "x-notgzip", "gzipped",
                                         "gzip;q=0", "gzip; Q=0.000", "br, gzip;q=0, deflate"));

}  // namespace
}  // namespace sigma::origin
