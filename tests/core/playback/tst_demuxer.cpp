#include <gtest/gtest.h>

#include "core/playback/demuxer.h"
#include "core/playback/media_time.h"
#include "tests/core/playback/muxed_stream.h"
#include "tests/core/playback/small_stream.h"
#include "tests/support/sample_factory.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;

constexpr std::int64_t kWrap = std::int64_t{1} << 33;

SmallTrack madeUpPictures(std::uint32_t width = 1280) {
    SmallTrack track{test::h264Track(width, 720), {}, {}};
    for (int i = 0; i != 10; ++i) {
        track.samples.push_back(*test::videoSample(3000 * i, i == 0));
        track.samples.back().duration = 3000;
    }
    track.init = container::writeInitSegment(*track.info);
    return track;
}

SmallTrack madeUpSound() {
    SmallTrack track{test::aacTrack(), {}, {}};
    for (int i = 0; i != 10; ++i) {
        track.samples.push_back(*test::audioSample(1024 * i));
        track.samples.back().duration = 1024;
    }
    track.init = container::writeInitSegment(*track.info);
    return track;
}

MediaChunk chunkOf(const SmallTrack& track, Lane lane = Lane::kMain) {
    return chunksOf(track, lane, track.samples.size()).front();
}

MediaChunk chunkOf(SharedBuffer bytes) {
    MediaChunk chunk;
    chunk.bytes = std::move(bytes);
    return chunk;
}

TEST(Demuxer, TakesFragmentedMp4Apart) {
    Demuxer demuxer;
    const SmallTrack track = madeUpPictures();
    const auto media = demuxer.demux(chunkOf(track), {}).value();
    ASSERT_EQ(media.samples.size(), 10U);
    EXPECT_TRUE(media.hasTimes);
    EXPECT_EQ(media.samples[3].sample.dts, 9000);
    EXPECT_EQ(media.samples[3].sample.payload, track.samples[3].payload);
    EXPECT_TRUE(media.samples[0].sample.isKey);
    EXPECT_EQ(media.samples[0].track->codec, media::Codec::kH264);
    EXPECT_EQ(media.samples[0].track->codecConfig, track.info->codecConfig);
}

TEST(Demuxer, KeepsATrackAsLongAsItsInitStays) {
    Demuxer demuxer;
    const auto large = chunkOf(madeUpPictures(1280));
    const auto small = chunkOf(madeUpPictures(640));
    const auto first = demuxer.demux(large, {}).value().samples[0].track;
    EXPECT_EQ(demuxer.demux(large, {}).value().samples[0].track, first);
    const auto other = demuxer.demux(small, {}).value().samples[0].track;
    EXPECT_NE(other, first);
    EXPECT_EQ(other->video.width, 640U);
}

TEST(Demuxer, KeepsTheLanesApart) {
    Demuxer demuxer;
    const auto pictures = chunkOf(madeUpPictures());
    const auto sound = chunkOf(madeUpSound(), Lane::kAudio);
    const auto track = demuxer.demux(pictures, {}).value().samples[0].track;
    EXPECT_EQ(demuxer.demux(sound, {}).value().samples[0].sample.track, TrackKind::kAudio);
    EXPECT_EQ(demuxer.demux(pictures, {}).value().samples[0].track, track);
}

TEST(Demuxer, RefusesFragmentsWithoutTheirInit) {
    Demuxer demuxer;
    auto chunk = chunkOf(madeUpPictures());
    chunk.init = {};
    const auto media = demuxer.demux(chunk, {});
    ASSERT_TRUE(media.has_error());
    EXPECT_EQ(media.error().code, ErrorCode::kInvalidData);
}

TEST(Demuxer, RefusesWhatItDoesNotKnow) {
    Demuxer demuxer;
    const auto media = demuxer.demux(chunkOf(SharedBuffer::take(std::string("WEBVTT\n"))), {});
    ASSERT_TRUE(media.has_error());
    EXPECT_EQ(media.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(media.error().context,
              "a chunk of 7 bytes is neither fragmented MP4 nor a transport stream nor ADTS");
}

TEST(Demuxer, UnwrapsTheTimesOfTransportStreams) {
    Demuxer demuxer;
    const SmallTrack track = makePictures(30);
    // The tenth picture has a time of zero again.
    const auto bytes = muxedStream("mpegts", {{track.info.get(), track.samples}}, kWrap - 30'000);
    const auto alone = demuxer.demux(chunkOf(bytes), {}).value();
    ASSERT_EQ(alone.samples.size(), 30U);
    const std::int64_t first = alone.samples.front().sample.dts;
    EXPECT_EQ(alone.samples.back().sample.dts - first, 29 * 3000);
    // In the second round, where the engine's timeline goes on.
    const auto expected = durationOfTicks(2 * kWrap - 30'000 + 100, 90'000);
    const auto later = demuxer.demux(chunkOf(bytes), expected).value();
    EXPECT_EQ(presentationTicks(later.samples.front().sample), 2 * kWrap - 30'000);
    EXPECT_EQ(presentationTicks(later.samples.back().sample), 2 * kWrap - 30'000 + 29 * 3000);
}

TEST(Demuxer, TakesPackedAudioApart) {
    Demuxer demuxer;
    const SmallTrack track = makeBeeps(200);
    const auto adts = muxedStream("adts", {{track.info.get(), track.samples}});
    Bytes bytes = timeTag(450'000);
    bytes.insert(bytes.end(), adts.view().begin(), adts.view().end());
    const auto media = demuxer.demux(chunkOf(SharedBuffer::take(std::move(bytes))), {}).value();
    ASSERT_EQ(media.samples.size(), track.samples.size());
    EXPECT_TRUE(media.hasTimes);
    EXPECT_EQ(media.samples[2].sample.dts, 450'000 + 2 * 1920);
    EXPECT_FALSE(demuxer.demux(chunkOf(adts), {}).value().hasTimes);
}

TEST(MediaTime, CountsMicroseconds) {
    EXPECT_EQ(durationOfTicks(90'000, 90'000), 1s);
    EXPECT_EQ(durationOfTicks(-45'000, 90'000), -500ms);
    EXPECT_EQ(durationOfTicks(1024, 48'000), 21'333us);
    EXPECT_GT(durationOfTicks(INT64_MAX, 1), 0s);
}

TEST(MediaTime, UnwrapsToTheNearestTime) {
    EXPECT_EQ(unwrapNear(10, kWrap - 10), kWrap + 10);
    EXPECT_EQ(unwrapNear(kWrap - 10, kWrap + 10), kWrap - 10);
    EXPECT_EQ(unwrapNear(5, 0), 5);
    EXPECT_EQ(unwrapNear(5, 3 * kWrap), 3 * kWrap + 5);
}

}  // namespace
}  // namespace sigma::playback
