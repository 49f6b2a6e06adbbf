#include <gtest/gtest.h>

#include "core/base/shared_buffer.h"
#include "core/codec/precision_time.h"

namespace sigma::codec {
namespace {

using std::chrono::microseconds;

/// A message as HEVC cameras send it: the identifier, the status, the time.
const Bytes kOfACamera = {0xA8, 0x68, 0x7D, 0xD4, 0xD7, 0x59, 0x37, 0x58, 0xA5, 0xCE,
                          0xF0, 0x33, 0x8B, 0x65, 0x45, 0xF1, 0x1F, 0x00, 0x05, 0xFF,
                          0xA3, 0x55, 0xFF, 0x15, 0x6D, 0xFF, 0xB0, 0x9D};

TEST(PrecisionTime, IsReadAsCamerasWriteIt) {
    EXPECT_EQ(readPrecisionTime(kOfACamera), microseconds(0x0005A355156DB09D));
}

TEST(PrecisionTime, ComesBackAsItWasWritten) {
    const microseconds time(0x0006'0000'00FF'0001);
    const auto written = writePrecisionTime(time);
    EXPECT_EQ(std::string(written.begin(), written.begin() + 16), "MISPmicrosectime");
    EXPECT_EQ(written[16], 0x1F);
    EXPECT_EQ(readPrecisionTime(written), time);
}

TEST(PrecisionTime, IsNotSeenInOtherUserData) {
    for (std::size_t size = 0; size != kOfACamera.size(); ++size) {
        EXPECT_FALSE(readPrecisionTime(ByteSpan(kOfACamera).first(size)).has_value()) << size;
    }
    for (const std::size_t changed : {0U, 15U, 19U, 22U, 25U}) {
        Bytes other = kOfACamera;
        other[changed] ^= 1U;
        EXPECT_FALSE(readPrecisionTime(other).has_value()) << changed;
    }
}

}  // namespace
}  // namespace sigma::codec
