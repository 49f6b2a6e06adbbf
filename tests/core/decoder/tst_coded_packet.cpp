#include <algorithm>

#include <gtest/gtest.h>

extern "C" {
#include <libavcodec/avcodec.h>
}

#include "core/decoder/coded_packet.h"
#include "tests/support/sample_factory.h"

namespace sigma::decoder {
namespace {

TEST(CodedPacket, OpensADecoderForEachTrackOfTheStudio) {
    EXPECT_TRUE(openDecoder(*test::h264Track()).has_value());
    EXPECT_TRUE(openDecoder(*test::aacTrack()).has_value());
}

TEST(CodedPacket, RefusesAConfigurationThatIsNone) {
    media::TrackInfo track = *test::aacTrack();
    track.codecConfig = SharedBuffer::take(Bytes(5, 0xFF));
    const auto opened = openDecoder(track);
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().code, ErrorCode::kInvalidData);
}

TEST(CodedPacket, HasTheSamplesTimesAndRoomBehindItsBytes) {
    media::MediaSample sample = *test::videoSample(7000, true, 300);
    sample.ctsOffset = 500;
    const auto packet = packetOf(sample);
    ASSERT_TRUE(packet.has_value());
    EXPECT_EQ((*packet)->dts, 7000);
    EXPECT_EQ((*packet)->pts, 7500);
    EXPECT_EQ((*packet)->flags, AV_PKT_FLAG_KEY);
    EXPECT_TRUE(std::ranges::equal(sample.payload.view(), ByteSpan((*packet)->data, 300)));
    EXPECT_GE((*packet)->buf->size, 300U + AV_INPUT_BUFFER_PADDING_SIZE);
}

}  // namespace
}  // namespace sigma::decoder
