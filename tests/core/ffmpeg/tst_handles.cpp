#include <gtest/gtest.h>

extern "C" {
#include <libavcodec/avcodec.h>
}

#include "core/ffmpeg/handles.h"

namespace sigma::ffmpeg {
namespace {

/// A buffer that says when it is given back.
AVBufferRef* makeBuffer(bool& isFreed) {
    static std::uint8_t bytes[16];
    return av_buffer_create(
        bytes, sizeof bytes, [](void* flag, std::uint8_t*) { *static_cast<bool*>(flag) = true; },
        &isFreed, 0);
}

TEST(FfmpegHandles, GiveABufferBack) {
    bool isFreed = false;
    BufferRef buffer(makeBuffer(isFreed));
    EXPECT_FALSE(isFreed);
    buffer.reset();
    EXPECT_TRUE(isFreed);
}

TEST(FfmpegHandles, GiveWhatAFrameHoldsBackWithIt) {
    bool isFreed = false;
    Frame frame = makeFrame();
    ASSERT_NE(frame, nullptr);
    frame->buf[0] = makeBuffer(isFreed);
    frame.reset();
    EXPECT_TRUE(isFreed);
}

TEST(FfmpegHandles, GiveWhatAPacketHoldsBackWithIt) {
    bool isFreed = false;
    Packet packet = makePacket();
    ASSERT_NE(packet, nullptr);
    packet->buf = makeBuffer(isFreed);
    packet.reset();
    EXPECT_TRUE(isFreed);
}

TEST(FfmpegHandles, CloseACodec) {
    bool isFreed = false;
    CodecContext context(avcodec_alloc_context3(nullptr));
    ASSERT_NE(context, nullptr);
    context->hw_device_ctx = makeBuffer(isFreed);
    context.reset();
    EXPECT_TRUE(isFreed);
}

}  // namespace
}  // namespace sigma::ffmpeg
