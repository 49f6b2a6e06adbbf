#include <gtest/gtest.h>

#include "core/publish/outgoing_media.h"
#include "core/rtmp/command.h"
#include "tests/support/sample_factory.h"

namespace sigma::publish {
namespace {

TEST(OutgoingMedia, OpensWithMetadataAndHeaders) {
    OutgoingMedia media(3'000'000, 160'000);
    media.take(test::h264Track());
    media.take(test::aacTrack());
    const auto opening = media.opening();
    ASSERT_EQ(opening.size(), 3U);
    EXPECT_EQ(opening[0].kind, MessageKind::kMetadata);
    EXPECT_EQ(opening[1].kind, MessageKind::kVideoHeader);
    EXPECT_EQ(opening[2].kind, MessageKind::kAudioHeader);
    rtmp::Message message;
    message.header.type = rtmp::MessageType::kAmf0Data;
    message.payload = opening[0].body.payload;
    const auto values = rtmp::decodeValues(message).value();
    ASSERT_EQ(values.size(), 3U);
    EXPECT_EQ(*values[1].as<std::string>(), "onMetaData");
    const auto& metadata = *values[2].as<rtmp::AmfObject>();
    EXPECT_EQ(metadata.number("width"), 1280);
    EXPECT_EQ(metadata.number("height"), 720);
    EXPECT_EQ(metadata.number("framerate"), 30);
    EXPECT_EQ(metadata.number("videodatarate"), 3000);
    EXPECT_EQ(metadata.number("audiodatarate"), 160);
    EXPECT_EQ(metadata.number("audiosamplerate"), 48000);
    EXPECT_EQ(metadata.text("encoder"), "Sigma Studio");
}

TEST(OutgoingMedia, CountsInMilliseconds) {
    OutgoingMedia media(0, 0);
    media.take(test::h264Track());
    const std::int64_t aWeek = std::int64_t{7} * 24 * 3600;
    const std::int64_t timescale = test::h264Track()->timescale;
    const auto message = media.messageOf(*test::videoSample(aWeek * timescale, true));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->timestamp, aWeek * 1000);
    EXPECT_EQ(message->kind, MessageKind::kKeyFrame);
}

TEST(OutgoingMedia, KnowsFramesThatNothingRefersTo) {
    OutgoingMedia media(0, 0);
    media.take(test::h264Track());
    media::MediaSample sample = *test::videoSample(3000, false);
    sample.payload = SharedBuffer::copyOf(Bytes{0, 0, 0, 2, 0x01, 0x80});
    EXPECT_EQ(media.messageOf(sample)->kind, MessageKind::kDisposableFrame);
    sample.payload = SharedBuffer::copyOf(Bytes{0, 0, 0, 2, 0x61, 0x80});
    EXPECT_EQ(media.messageOf(sample)->kind, MessageKind::kFrame);
    sample.payload = SharedBuffer::copyOf(Bytes{0, 0, 0, 9, 0x01, 0x80});
    EXPECT_EQ(media.messageOf(sample)->kind, MessageKind::kFrame);
}

TEST(OutgoingMedia, HasNothingToSayOfATrackThatNobodyTold) {
    OutgoingMedia media(0, 0);
    EXPECT_FALSE(media.messageOf(*test::audioSample(0)));
    EXPECT_FALSE(media.hasVideo());
    EXPECT_EQ(media.video(), nullptr);
}

}  // namespace
}  // namespace sigma::publish
