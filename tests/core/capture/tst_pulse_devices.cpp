#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/capture/pulse_devices.h"
#include "tests/support/private_sound_server.h"

namespace sigma::capture {
namespace {

TEST(PulseDevices, TellMicrophonesFromOutputs) {
    if (!test::isInstalled("pulseaudio")) {
        GTEST_SKIP() << "needs pulseaudio: installer/packages/test.txt";
    }
    const test::PrivateSoundServer server;
    const auto devices = listPulseDevices(server.address()).value();
    EXPECT_THAT(devices.outputs,
                testing::Contains(CaptureDevice{"speakers.monitor", "Speakers", true}));
    EXPECT_EQ(devices.outputs.size(), 2U);
    ASSERT_EQ(devices.microphones.size(), 1U);
    EXPECT_EQ(devices.microphones.front().id, "mic");
    EXPECT_TRUE(devices.microphones.front().isDefault);
}

TEST(PulseDevices, SayThatThereIsNoSoundServer) {
    EXPECT_EQ(listPulseDevices("unix:/nowhere/socket").error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace sigma::capture
