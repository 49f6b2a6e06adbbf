#include <gtest/gtest.h>

#include "core/pulse/pulse_connection.h"
#include "tests/support/private_sound_server.h"

namespace sigma::pulse {
namespace {

using namespace std::chrono_literals;

TEST(PulseConnection, SaysThatNobodyAnswers) {
    EXPECT_EQ(PulseConnection::open("unix:/nowhere/socket").error().code, ErrorCode::kUnavailable);
}

TEST(PulseConnection, NoticesThatTheServerWent) {
    if (!test::isInstalled("pulseaudio")) {
        GTEST_SKIP() << "needs pulseaudio: installer/packages/test.txt";
    }
    test::PrivateSoundServer server;
    const auto connection = PulseConnection::open(server.address()).value();
    EXPECT_FALSE(connection->turn(0ms).has_error());
    server.stop();
    test::waitUntil([&] { return connection->turn(10ms).has_error(); });
}

}  // namespace
}  // namespace sigma::pulse
