#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/container/fmp4_init_reader.h"
#include "core/container/fmp4_init_writer.h"
#include "tests/core/container/fmp4_tracks.h"

namespace sigma::container {
namespace {

constexpr int kName = -4;

/// The init segment with four bytes overwritten `offset` bytes behind the name of a box, or the
/// name itself.
SharedBuffer patched(const media::TrackInfo& track, std::string_view box, int offset,
                     std::uint32_t value) {
    const SharedBuffer segment = writeInitSegment(track);
    const std::size_t position = segment.text().find(box);
    ByteWriter writer;
    writer.bytes(segment.view());
    writer.patchU32(position + static_cast<std::size_t>(4 + offset), value);
    return writer.share();
}

struct TrackCase {
    media::TrackInfo (*track)();
    const char* sampleEntry;
};

class ReadTrack : public testing::TestWithParam<TrackCase> {};

TEST_P(ReadTrack, IsTheOneWritten) {
    const media::TrackInfo written = GetParam().track();
    const auto tracks = readInitSegment(writeInitSegment(written));
    ASSERT_TRUE(tracks.has_value()) << tracks.error().context;
    ASSERT_EQ(tracks->size(), 1U);
    const Fmp4Track& track = tracks->front();
    EXPECT_EQ(track.trackId, 1U);
    EXPECT_EQ(toString(track.sampleEntry), GetParam().sampleEntry);
    EXPECT_EQ(track.codec, written.codec);
    EXPECT_EQ(track.timescale, written.timescale);
    EXPECT_EQ(track.codecConfig, written.codecConfig);
    EXPECT_EQ(track.width, written.video.width);
    EXPECT_EQ(track.height, written.video.height);
    EXPECT_EQ(track.sampleRate, written.audio.sampleRate);
    EXPECT_EQ(track.channels, written.audio.channels);
}

INSTANTIATE_TEST_SUITE_P(Fmp4InitReader, ReadTrack,
                         testing::Values(TrackCase{test::h264Track, "avc1"},
                                         TrackCase{test::hevcTrack, "hvc1"},
                                         TrackCase{test::av1Track, "av01"},
                                         TrackCase{test::aacTrack, "mp4a"}));

TEST(Fmp4InitReader, TakesTheDefaultsOfTrex) {
    const auto tracks = readInitSegment(patched(test::h264Track(), "trex", 12, 3600));
    EXPECT_EQ(tracks->front().defaultDuration, 3600U);
}

TEST(Fmp4InitReader, NamesThePathOfABrokenBox) {
    const auto tracks = readInitSegment(patched(test::h264Track(), "mdhd", 12, 0));
    ASSERT_TRUE(tracks.has_error());
    EXPECT_EQ(tracks.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(tracks.error().context, "moov/trak/mdia/mdhd: the timescale is zero");
}

TEST(Fmp4InitReader, RefusesASampleEntryItDoesNotKnow) {
    const auto tracks = readInitSegment(patched(test::h264Track(), "avc1", kName, fourCc("encv")));
    ASSERT_TRUE(tracks.has_error());
    EXPECT_EQ(tracks.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(tracks.error().context,
              "moov/trak/mdia/minf/stbl/stsd: sample entry encv is not a known codec");
}

TEST(Fmp4InitReader, PassesOverTracksThatAreNeitherVideoNorAudio) {
    const auto tracks = readInitSegment(patched(test::h264Track(), "hdlr", 8, fourCc("meta")));
    ASSERT_TRUE(tracks.has_error());
    EXPECT_EQ(tracks.error().context, "moov: no video or audio track");
}

TEST(Fmp4InitReader, RefusesAnInitSegmentCutAnywhere) {
    const SharedBuffer segment = writeInitSegment(test::aacTrack());
    for (std::size_t size = 0; size != segment.size(); ++size) {
        EXPECT_TRUE(readInitSegment(segment.slice(0, size)).has_error()) << size;
    }
}

TEST(Fmp4InitReader, RefusesMoreTracksThanItsLimit) {
    const SharedBuffer segment = writeInitSegment(test::aacTrack());
    ByteWriter writer;
    for (int count = 0; count != 17; ++count) {
        writer.bytes(segment.view());
    }
    const auto tracks = readInitSegment(writer.share());
    ASSERT_TRUE(tracks.has_error());
    EXPECT_EQ(tracks.error().code, ErrorCode::kLimitExceeded);
    EXPECT_EQ(tracks.error().context, "moov: more than 16 tracks");
}

}  // namespace
}  // namespace sigma::container
