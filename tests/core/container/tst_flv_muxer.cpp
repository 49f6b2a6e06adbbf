#include <random>

#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/container/flv_demuxer.h"
#include "core/container/flv_muxer.h"
#include "tests/support/hex_bytes.h"
#include "tests/support/sample_factory.h"

namespace sigma::container {
namespace {

using media::MediaSample;
using media::TrackInfo;

SharedBuffer joined(const FlvTagBody& body) {
    ByteWriter writer;
    writer.bytes(body.header).bytes(body.payload.view());
    return writer.share();
}

TEST(FlvMuxer, WritesTheHeadersThatPlayersKnow) {
    const MediaSample key{media::TrackKind::kVideo, 0, 0, 33 * 90, 0, true, {}};
    const MediaSample inter{media::TrackKind::kVideo, 0, 0, -90, 0, false, {}};
    EXPECT_EQ(flvSequenceHeader(*test::h264Track()).header, test::hexBytes("1700000000"));
    EXPECT_EQ(flvFrame(*test::h264Track(), key).header, test::hexBytes("1701000021"));
    EXPECT_EQ(flvFrame(*test::h264Track(), inter).header, test::hexBytes("2701ffffff"));
    EXPECT_EQ(flvSequenceHeader(*test::hevcTrack()).header, test::hexBytes("9068766331"));
    EXPECT_EQ(flvFrame(*test::hevcTrack(), key).header, test::hexBytes("9168766331000021"));
    EXPECT_EQ(flvSequenceHeader(*test::av1Track()).header, test::hexBytes("9061763031"));
    EXPECT_EQ(flvFrame(*test::av1Track(), inter).header, test::hexBytes("a161763031"));
    EXPECT_EQ(flvSequenceHeader(*test::aacTrack()).header, test::hexBytes("af00"));
    EXPECT_EQ(flvFrame(*test::aacTrack(), key).header, test::hexBytes("af01"));
}

TEST(FlvMuxer, SharesThePayload) {
    const auto track = test::h264Track();
    const auto sample = test::videoSample(0, true);
    EXPECT_EQ(flvFrame(*track, *sample).payload.data(), sample->payload.data());
    EXPECT_EQ(flvSequenceHeader(*track).payload.data(), track->codecConfig.data());
}

TEST(FlvMuxer, CutsCompositionTimesToTheirField) {
    const MediaSample late{media::TrackKind::kVideo, 0, 0, 0x7FFFFFFF, 0, false, {}};
    const MediaSample early{media::TrackKind::kVideo, 0, 0, -0x7FFFFFFF, 0, false, {}};
    EXPECT_EQ(flvFrame(*test::h264Track(), late).header, test::hexBytes("27017fffff"));
    EXPECT_EQ(flvFrame(*test::h264Track(), early).header, test::hexBytes("2701800000"));
}

TEST(FlvMuxer, GivesTimesInMilliseconds) {
    EXPECT_EQ(flvTimestamp(*test::h264Track(), *test::videoSample(3003, true)), 33);
    EXPECT_EQ(flvTimestamp(*test::aacTrack(44100), *test::audioSample(1024)), 23);
}

struct Stream {
    const char* name;
    std::shared_ptr<const TrackInfo> (*track)();
    const char* keyPayload;
    const char* interPayload;
};

void PrintTo(const Stream& stream, std::ostream* out) {
    *out << stream.name;
}

class FlvRoundTrip : public testing::TestWithParam<Stream> {
protected:
    MediaSample randomSample(const TrackInfo& track) {
        const bool isVideo = track.kind == media::TrackKind::kVideo;
        const bool hasComposition = isVideo && track.codec != media::Codec::kAv1;
        const std::int64_t milliseconds = below(20'000'000) - 1'000'000;
        MediaSample sample;
        sample.track = track.kind;
        sample.dts = milliseconds * track.timescale / 1000;
        sample.ctsOffset =
            hasComposition ? static_cast<std::int32_t>(below(0x1000000) - 0x800000) * 90 : 0;
        sample.isKey = !isVideo || below(2) == 0;
        sample.payload =
            test::hexBuffer(sample.isKey ? GetParam().keyPayload : GetParam().interPayload);
        return sample;
    }

    std::int64_t below(std::int64_t limit) {
        return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(m_random);
    }

private:
    std::mt19937 m_random{42};
};

TEST_P(FlvRoundTrip, GivesBackTrackAndSamples) {
    const auto track = GetParam().track();
    const bool isVideo = track->kind == media::TrackKind::kVideo;
    const auto push = isVideo ? &FlvDemuxer::pushVideo : &FlvDemuxer::pushAudio;
    FlvDemuxer demuxer;
    FlvDemuxer::Events events;
    ASSERT_TRUE((demuxer.*push)(0, joined(flvSequenceHeader(*track)), events).has_value());
    EXPECT_EQ(*std::get<0>(events.at(0)), *track);
    for (int round = 0; round != 500; ++round) {
        const MediaSample sample = randomSample(*track);
        events.clear();
        const SharedBuffer body = joined(flvFrame(*track, sample));
        ASSERT_TRUE((demuxer.*push)(flvTimestamp(*track, sample), body, events).has_value());
        const MediaSample& back = *std::get<1>(events.at(0));
        ASSERT_EQ(back.track, sample.track);
        ASSERT_EQ(back.dts, sample.dts);
        ASSERT_EQ(back.ctsOffset, sample.ctsOffset);
        ASSERT_EQ(back.isKey, sample.isKey);
        ASSERT_EQ(back.payload, sample.payload);
    }
}

INSTANTIATE_TEST_SUITE_P(
    OfEachCodec, FlvRoundTrip,
    testing::Values(Stream{"H264", [] { return test::h264Track(); }, "000000026588",
                           "00000003419a21"},
                    Stream{"Hevc", test::hevcTrack, "000000042801af08", "000000040201d011"},
                    Stream{"Av1", test::av1Track, "320411008900", "320430020809"},
                    Stream{"Aac", [] { return test::aacTrack(48000); }, "2110", "2110"}),
    [](const auto& stream) { return std::string(stream.param.name); });

}  // namespace
}  // namespace sigma::container
