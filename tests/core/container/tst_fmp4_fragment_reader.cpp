#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/container/fmp4_fragment_reader.h"
#include "core/container/fmp4_fragment_writer.h"
#include "tests/core/container/fmp4_tracks.h"

namespace sigma::container {
namespace {

using media::TrackKind;
using test::samplesOf;

std::vector<Fmp4Track> trackOf(media::Codec codec) {
    Fmp4Track track;
    track.trackId = 1;
    track.codec = codec;
    return {track};
}

const std::vector<Fmp4Track> kVideo = trackOf(media::Codec::kH264);
const std::vector<Fmp4Track> kAudio = trackOf(media::Codec::kAac);

test::Samples videoSamples() {
    return samplesOf(TrackKind::kVideo, 900'000,
                     {{3600, 3600, true, 5}, {3601, -1, false, 3}, {3600, 0, false, 0}});
}

/// A video fragment with four bytes overwritten `offset` bytes behind the name of a box.
SharedBuffer patched(std::string_view box, std::size_t offset, std::uint32_t value) {
    const SharedBuffer fragment = writeFragment(1, videoSamples());
    ByteWriter writer;
    writer.bytes(fragment.view());
    writer.patchU32(fragment.text().find(box) + 4 + offset, value);
    return writer.share();
}

void expectSame(const Fmp4Fragment& read, const test::Samples& written) {
    ASSERT_EQ(read.samples.size(), written.size());
    for (std::size_t index = 0; index != written.size(); ++index) {
        const media::MediaSample& sample = read.samples[index];
        EXPECT_EQ(sample.track, written[index].track);
        EXPECT_EQ(sample.dts, written[index].dts);
        EXPECT_EQ(sample.ctsOffset, written[index].ctsOffset);
        EXPECT_EQ(sample.duration, written[index].duration);
        EXPECT_EQ(sample.isKey, written[index].isKey);
        EXPECT_EQ(sample.payload, written[index].payload);
    }
}

TEST(Fmp4FragmentReader, ReadsTheSamplesWritten) {
    const auto fragments = readFragments(writeFragment(7, videoSamples()), kVideo);
    ASSERT_TRUE(fragments.has_value()) << fragments.error().context;
    ASSERT_EQ(fragments->size(), 1U);
    EXPECT_EQ(fragments->front().sequenceNumber, 7U);
    EXPECT_EQ(fragments->front().trackId, 1U);
    expectSame(fragments->front(), videoSamples());
}

class KeyPattern : public testing::TestWithParam<std::vector<bool>> {};

TEST_P(KeyPattern, ComesBack) {
    std::vector<test::SampleValues> values;
    for (const bool isKey : GetParam()) {
        values.push_back({10, 0, isKey, 2});
    }
    const test::Samples samples = samplesOf(TrackKind::kVideo, 0, values);
    expectSame(readFragments(writeFragment(1, samples), kVideo)->front(), samples);
}

INSTANTIATE_TEST_SUITE_P(Fmp4FragmentReader, KeyPattern,
                         testing::Values(std::vector{true}, std::vector{false},
                                         std::vector{true, false}, std::vector{false, true},
                                         std::vector{true, true},
                                         std::vector{true, false, true, false}));

TEST(Fmp4FragmentReader, ReadsThePartsOfASegmentOneBehindTheOther) {
    const test::Samples first = samplesOf(TrackKind::kAudio, 0, {{1024, 0, true, 6}});
    const test::Samples second = samplesOf(TrackKind::kAudio, 1024, {{1024, 0, true, 7}});
    ByteWriter writer;
    writer.bytes(writeFragment(1, first).view()).bytes(writeFragment(2, second).view());
    const auto fragments = readFragments(writer.share(), kAudio);
    ASSERT_EQ(fragments->size(), 2U);
    expectSame((*fragments)[0], first);
    expectSame((*fragments)[1], second);
}

TEST(Fmp4FragmentReader, PassesOverTracksThatItWasNotGiven) {
    EXPECT_TRUE(readFragments(writeFragment(1, videoSamples()), {})->empty());
}

struct BrokenFragment {
    const char* box;
    std::size_t offset;
    std::uint32_t value;
    ErrorCode code;
    const char* context;
};

class RefusedFragment : public testing::TestWithParam<BrokenFragment> {};

TEST_P(RefusedFragment, NamesItsBox) {
    const BrokenFragment& broken = GetParam();
    const auto fragments = readFragments(patched(broken.box, broken.offset, broken.value), kVideo);
    ASSERT_TRUE(fragments.has_error());
    EXPECT_EQ(fragments.error().code, broken.code);
    EXPECT_EQ(fragments.error().context, broken.context);
}

INSTANTIATE_TEST_SUITE_P(
    Fmp4FragmentReader, RefusedFragment,
    testing::Values(
        BrokenFragment{"trun", 4, 0xFFFF'FFFF, ErrorCode::kLimitExceeded,
                       "moof/traf/trun: 4294967295 more samples, the limit is 100000"},
        BrokenFragment{"trun", 4, 4, ErrorCode::kNotEnoughData,
                       "moof/traf/trun: wanted 4 bytes, 0 are left"},
        BrokenFragment{"trun", 8, 0x8000'0000, ErrorCode::kInvalidData,
                       "moof/traf/trun: data begin at byte -2147483648 of 148"},
        BrokenFragment{"trun", 8, 146, ErrorCode::kNotEnoughData,
                       "moof/traf/trun: a sample has 5 bytes from byte 146 of 148"},
        BrokenFragment{"trun", 20, 0xFFFF'FFFF, ErrorCode::kNotEnoughData,
                       "moof/traf/trun: a sample has 4294967295 bytes from byte 140 of 148"},
        BrokenFragment{"tfdt", 4, 0x8000'0000, ErrorCode::kLimitExceeded,
                       "moof/traf/tfdt: decoding time 9223372036855675808 is beyond 2^62"},
        BrokenFragment{"tfdt", static_cast<std::size_t>(-4), fourCc("free"),
                       ErrorCode::kInvalidData,
                       "moof/traf: trun without tfhd and tfdt in front of it"},
        BrokenFragment{
            "tfhd", 0, 0x01, ErrorCode::kUnsupported,
            "moof/traf/tfhd: offsets count from the start of the file, expected from moof"},
        BrokenFragment{"moof", static_cast<std::size_t>(-8), 4, ErrorCode::kInvalidData,
                       "file: box moof announces 4 bytes, fewer than its header has"},
        BrokenFragment{"mfhd", static_cast<std::size_t>(-8), 4096, ErrorCode::kNotEnoughData,
                       "moof: box mfhd announces 4096 bytes, 124 are left"}));

TEST(Fmp4FragmentReader, CountsSamplesWithoutBytesToo) {
    // Sizes and durations come from the defaults: nothing in the box bounds the count.
    ByteWriter writer;
    writer.u32(16 + 16 + 20 + 16).u32(fourCc("moof"));
    writer.u32(60).u32(fourCc("traf"));
    writer.u32(16).u32(fourCc("tfhd")).u32(0x02'0000).u32(1);
    writer.u32(20).u32(fourCc("tfdt")).u32(0x0100'0000).u64(0);
    writer.u32(16).u32(fourCc("trun")).u32(0).u32(100'001);
    EXPECT_EQ(readFragments(writer.share(), kVideo).error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::container
