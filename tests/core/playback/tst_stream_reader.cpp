#include <gtest/gtest.h>

#include "core/decoder/audio_decoder.h"
#include "core/decoder/video_decoder.h"
#include "core/playback/media_time.h"
#include "core/playback/stream_reader.h"
#include "tests/core/playback/muxed_stream.h"
#include "tests/core/playback/small_stream.h"

namespace sigma::playback {
namespace {

using media::TrackKind;

class StreamReaderTest : public testing::Test {
protected:
    static const SmallTrack& pictures() {
        static const SmallTrack track = makePictures(30, 320, 180, false);
        return track;
    }
    static const SmallTrack& beeps() {
        static const SmallTrack track = makeBeeps(1000);
        return track;
    }
    static SharedBuffer transportStream(std::int64_t delay = 0) {
        return muxedStream(
            "mpegts",
            {{pictures().info.get(), pictures().samples}, {beeps().info.get(), beeps().samples}},
            delay);
    }
    static std::vector<DemuxedSample> ofKind(const std::vector<DemuxedSample>& all,
                                             TrackKind kind) {
        std::vector<DemuxedSample> result;
        std::ranges::copy_if(all, std::back_inserter(result),
                             [&](const auto& each) { return each.sample.track == kind; });
        return result;
    }
};

TEST_F(StreamReaderTest, FindsPicturesAndSoundOfATransportStreamAtTheirTimes) {
    const auto bytes = transportStream(900'000);
    const auto all = readStream(StreamFormat::kMpegTs, {}, bytes.view()).value();
    const auto video = ofKind(all, TrackKind::kVideo);
    const auto audio = ofKind(all, TrackKind::kAudio);
    ASSERT_EQ(video.size(), pictures().samples.size());
    ASSERT_EQ(audio.size(), beeps().samples.size());
    for (std::size_t i = 0; i != video.size(); ++i) {
        EXPECT_EQ(presentationTicks(video[i].sample),
                  presentationTicks(pictures().samples[i]) + 900'000);
        EXPECT_EQ(video[i].sample.isKey, pictures().samples[i].isKey);
    }
    for (std::size_t i = 0; i != audio.size(); ++i) {
        EXPECT_NEAR(static_cast<double>(audio[i].sample.dts),
                    static_cast<double>(beeps().samples[i].dts) * 90 / 48 + 900'000, 30);
    }
}

TEST_F(StreamReaderTest, GivesWhatOurDecodersDecode) {
    const auto all = readStream(StreamFormat::kMpegTs, {}, transportStream().view()).value();
    const auto video = ofKind(all, TrackKind::kVideo);
    const auto audio = ofKind(all, TrackKind::kAudio);
    const auto pictureDecoder = decoder::VideoDecoder::create(*video.front().track).value();
    decoder::VideoDecoder::Pictures decoded;
    for (const auto& each : video) {
        EXPECT_FALSE(pictureDecoder->decode(each.sample, decoded).has_error());
    }
    EXPECT_FALSE(pictureDecoder->flush(decoded).has_error());
    ASSERT_EQ(decoded.size(), 30U);
    EXPECT_EQ(media::readTimestampStrip(decoded[15].frame).value(), std::chrono::milliseconds(500));
    const auto soundDecoder = decoder::AudioDecoder::create(*audio.front().track).value();
    decoder::AudioDecoder::Blocks blocks;
    for (const auto& each : audio) {
        EXPECT_FALSE(soundDecoder->decode(each.sample, blocks).has_error());
    }
    EXPECT_EQ(blocks.size(), audio.size());
    EXPECT_EQ(blocks.front().block.sampleRate, 48'000U);
}

TEST_F(StreamReaderTest, ReadsTheInitInFrontOfASegmentThatBeginsWithoutTables) {
    const auto bytes = transportStream();
    // The muxer's first packets are SDT, PAT and PMT.
    constexpr std::size_t kPacket = 188;
    const auto tables = bytes.slice(0, 3 * kPacket);
    const auto rest = bytes.slice(3 * kPacket);
    const auto all = readStream(StreamFormat::kMpegTs, tables.view(), rest.view());
    ASSERT_FALSE(all.has_error()) << all.error().context;
    EXPECT_EQ(ofKind(*all, TrackKind::kVideo).size(), 30U);
}

TEST_F(StreamReaderTest, ReadsPackedAudio) {
    const auto bytes = muxedStream("adts", {{beeps().info.get(), beeps().samples}});
    const auto all = readStream(StreamFormat::kAdts, {}, bytes.view()).value();
    ASSERT_EQ(all.size(), beeps().samples.size());
    EXPECT_EQ(all[10].sample.dts, 10 * 1920);
    EXPECT_EQ(all[10].sample.duration, 1920U);
}

TEST_F(StreamReaderTest, RefusesWhatIsNoMedia) {
    const Bytes noise(1880, 0x47);
    const auto read = readStream(StreamFormat::kMpegTs, {}, noise);
    ASSERT_TRUE(read.has_error());
    EXPECT_EQ(read.error().code, ErrorCode::kInvalidData);
    EXPECT_TRUE(readStream(StreamFormat::kAdts, {}, Bytes(10)).has_error());
    EXPECT_TRUE(readStream(StreamFormat::kMpegTs, {}, {}).has_error());
}

TEST_F(StreamReaderTest, ReadsWhatIsThereOfACutSegment) {
    const auto bytes = transportStream();
    const auto half = bytes.slice(0, bytes.size() / 2);
    const auto all = readStream(StreamFormat::kMpegTs, {}, half.view());
    ASSERT_FALSE(all.has_error());
    EXPECT_GT(all->size(), 20U);
}

}  // namespace
}  // namespace sigma::playback
