#include <boost/asio/ip/tcp.hpp>
#include <gtest/gtest.h>

#include "core/apiclient/reach.h"
#include "tests/support/run_coroutine.h"

namespace sigma::apiclient {
namespace {

using boost::asio::ip::tcp;

struct Address {
    const char* url;
    HostAndPort expected;
};

class Addresses : public testing::TestWithParam<Address> {};

TEST_P(Addresses, LeadToAHostAndPort) {
    const auto place = hostOf(GetParam().url);
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(*place, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Reach, Addresses,
    testing::Values(Address{"rtmp://live.example.org/app", {"live.example.org", "1935"}},
                    Address{"rtmps://live.example.org:1936/app", {"live.example.org", "1936"}},
                    Address{"http://127.0.0.1:8080", {"127.0.0.1", "8080"}},
                    Address{"https://[::1]/x", {"::1", "443"}},
                    Address{"https://[::1]:81?q", {"::1", "81"}}));

class NoAddresses : public testing::TestWithParam<const char*> {};

TEST_P(NoAddresses, AreRefused) {
    EXPECT_EQ(hostOf(GetParam()).error().code, ErrorCode::kInvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(Reach, NoAddresses,
                         testing::Values("", "live.example.org", "ftp://a", "rtmp://", "rtmp://a:0",
                                         "rtmp://a:70000", "rtmp://a:x", "rtmp://:1", "rtmp://[::1",
                                         "rtmp://[::1]x"));

TEST(Reach, FindsWhoListens) {
    boost::asio::io_context context;
    tcp::acceptor acceptor(context, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
    const std::string port = std::to_string(acceptor.local_endpoint().port());
    EXPECT_TRUE(test::runCoroutine(context, reach(context.get_executor(), {"127.0.0.1", port},
                                                  std::chrono::seconds(5)))
                    .has_value());
}

TEST(Reach, SaysThatNobodyListens) {
    boost::asio::io_context context;
    tcp::acceptor acceptor(context, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
    const std::string port = std::to_string(acceptor.local_endpoint().port());
    acceptor.close();
    const auto reached = test::runCoroutine(
        context, reach(context.get_executor(), {"127.0.0.1", port}, std::chrono::seconds(5)));
    ASSERT_TRUE(reached.has_error());
    EXPECT_EQ(reached.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace sigma::apiclient
