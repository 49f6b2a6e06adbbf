#include <gtest/gtest.h>

#include "server/events/address_policy.h"

namespace sigma::events {
namespace {

boost::asio::ip::address address(std::string_view text) {
    return boost::asio::ip::make_address(std::string(text));
}

class RefusedAddress : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusedAddress, IsNamedWithTheReason) {
    const auto checked = AddressPolicy({}).check(address(GetParam()));
    ASSERT_TRUE(checked.has_error()) << GetParam();
    EXPECT_EQ(checked.error().code, ErrorCode::kForbidden);
    EXPECT_NE(checked.error().context.find(address(GetParam()).to_string()), std::string::npos)
        << checked.error().context;
}

INSTANTIATE_TEST_SUITE_P(V4, RefusedAddress,
                         testing::Values("0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255",
                                         "100.64.0.0", "100.127.255.255", "127.0.0.1",
                                         "127.255.255.254", "169.254.0.1", "169.254.169.254",
                                         "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.170",
                                         "192.0.2.1", "192.88.99.1", "192.168.0.1",
                                         "192.168.255.255", "198.18.0.1", "198.19.255.255",
                                         "198.51.100.7", "203.0.113.7", "224.0.0.1",
                                         "239.255.255.255", "240.0.0.1", "255.255.255.255"));

INSTANTIATE_TEST_SUITE_P(V6, RefusedAddress,
                         testing::Values("::", "::1", "100::1", "2001:2::1", "2001:10::1",
                                         "2001:20::1", "2001:1ff::1", "2001:db8::1",
                                         "2001:db8:ffff::1", "3fff::1", "3fff:fff::1", "fc00::1",
                                         "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "ff02::1",
                                         "ff0e::1", "4000::1", "5f00::1", "1::1",
                                         "64:ff9b:1::808:808", "64:ff9b:2::1", "e000::1",
                                         "fe00::1"));

INSTANTIATE_TEST_SUITE_P(
    CarryingV4, RefusedAddress,
    testing::Values("::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:169.254.169.254",
                    "::ffff:0.0.0.0", "::127.0.0.1", "::10.0.0.1", "::2", "64:ff9b::127.0.0.1",
                    "64:ff9b::192.168.1.1", "64:ff9b::a9fe:a9fe",
                    "2002:7f00:1::", "2002:a01:203::1", "2002:c0a8:101::1", "2002:e000:1::",
                    // Teredo: the server, then the client with its bits inverted.
                    "2001:0:7f00:1::f7f7:f7f7", "2001:0:808:808::80ff:fffe",
                    "2001:0:808:808::f5fe:fdfc"));

class TakenAddress : public testing::TestWithParam<std::string_view> {};

TEST_P(TakenAddress, IsPublic) {
    const auto checked = AddressPolicy({}).check(address(GetParam()));
    EXPECT_TRUE(checked.has_value()) << checked.error().context;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, TakenAddress,
    testing::Values("1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255",
                    "100.128.0.0", "126.255.255.255", "128.0.0.1", "169.253.255.255",
                    "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255", "192.169.0.0",
                    "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700:4700::1111",
                    "2001:4860:4860::8888", "2001:200::1", "2a00::1", "3ffe::1", "3fff:1000::1",
                    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
                    "2001:0:808:808::f7f7:f7f7"));

TEST(AddressPolicy, TakesWhatTheOperatorAllows) {
    const AddressPolicy policy({*AddressRange::parse("10.20.0.0/16"),
                                *AddressRange::parse("127.0.0.1"),
                                *AddressRange::parse("fd00::/8")});
    for (const std::string_view allowed : {"10.20.0.1", "10.20.255.255", "127.0.0.1", "fd12::1",
                                           "::ffff:10.20.0.1", "64:ff9b::10.20.0.1", "8.8.8.8"}) {
        const auto checked = policy.check(address(allowed));
        EXPECT_TRUE(checked.has_value()) << checked.error().context;
    }
    for (const std::string_view refused :
         {"10.21.0.1", "127.0.0.2", "::1", "fc00::1", "::ffff:10.21.0.1", "192.168.0.1"}) {
        EXPECT_TRUE(policy.check(address(refused)).has_error()) << refused;
    }
}

}  // namespace
}  // namespace sigma::events
