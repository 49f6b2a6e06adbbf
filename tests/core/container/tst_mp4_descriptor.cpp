#include <gtest/gtest.h>

#include "core/container/mp4_descriptor.h"

namespace sigma::container {
namespace {

Bytes toBytes(ByteSpan span) {
    return {span.begin(), span.end()};
}

TEST(Mp4Descriptor, ReadsTheConfigItWrote) {
    for (const std::size_t size : {std::size_t{2}, std::size_t{5}, std::size_t{200}}) {
        const Bytes config(size, 0x12);
        ByteWriter writer;
        writer.u32(0);
        writeAudioDescriptor(writer, config);
        EXPECT_EQ(toBytes(audioSpecificConfigOf(writer.view()).value()), config);
    }
}

TEST(Mp4Descriptor, ReadsShortLengthsAndOptionalFields) {
    // ES_Descriptor with a stream it depends on, a URL of one byte and a clock reference.
    const Bytes esds{0,    0,    0, 0, 3, 28, 0, 1, 0xE0, 0, 2, 1, 'u', 0, 3, 4,    17,
                     0x40, 0x15, 0, 0, 0, 0,  0, 0, 0,    0, 0, 0, 0,   5, 2, 0x11, 0x90};
    EXPECT_EQ(toBytes(audioSpecificConfigOf(esds).value()), (Bytes{0x11, 0x90}));
}

TEST(Mp4Descriptor, RefusesWhatIsNotMpeg4Audio) {
    const Bytes esds{0,    0, 0, 0, 3, 18, 0, 0, 0, 4, 13, 0x6B,
                     0x15, 0, 0, 0, 0, 0,  0, 0, 0, 0, 0,  0};
    const auto config = audioSpecificConfigOf(esds);
    ASSERT_TRUE(config.has_error());
    EXPECT_EQ(config.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(config.error().context, "object type 107 is not MPEG-4 audio (64)");
}

TEST(Mp4Descriptor, RefusesAnotherDescriptorAndLengthsBeyondTheBox) {
    EXPECT_EQ(audioSpecificConfigOf(Bytes{0, 0, 0, 0, 9, 0}).error().context,
              "descriptor 9, expected 3");
    EXPECT_EQ(audioSpecificConfigOf(Bytes{0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0x7F}).error().code,
              ErrorCode::kNotEnoughData);
}

}  // namespace
}  // namespace sigma::container
