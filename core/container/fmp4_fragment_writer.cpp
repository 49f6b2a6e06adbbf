#include "core/container/fmp4_fragment_writer.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>

#include "core/container/fmp4_sample_flags.h"
#include "core/container/mp4_box_writer.h"

namespace sigma::container {

namespace {

using media::MediaSample;
using Samples = std::span<const MediaSample>;

constexpr std::uint32_t kTrackId = 1;
constexpr std::size_t kBoxHeaderSize = 8;
constexpr std::size_t kFullBoxHeaderSize = 12;
constexpr std::size_t kMfhdSize = kFullBoxHeaderSize + 4;
constexpr std::size_t kTfdtSize = kFullBoxHeaderSize + 8;

std::uint32_t flagsOf(const MediaSample& sample) {
    return sample.isKey ? kSampleDependsOnNone : kSampleDependsOnOthers | kSampleIsNonSync;
}

/// Which fields tfhd says for all samples and which trun repeats for each.
struct Layout {
    std::uint32_t tfhdFlags = kTfhdDefaultBaseIsMoof;
    std::uint32_t trunFlags = kTrunDataOffset;
    std::size_t payloadSize = 0;

    explicit Layout(Samples samples);

    std::size_t tfhdSize() const {
        constexpr std::uint32_t kFields =
            kTfhdDefaultDuration | kTfhdDefaultSize | kTfhdDefaultFlags;
        return kFullBoxHeaderSize + 4 + fieldBytes(tfhdFlags & kFields);
    }
    std::size_t trunSize(std::size_t count) const {
        constexpr std::uint32_t kSampleFields =
            kTrunDuration | kTrunSize | kTrunFlags | kTrunCompositionOffset;
        return kFullBoxHeaderSize + 4 + fieldBytes(trunFlags & ~kSampleFields) +
               count * fieldBytes(trunFlags & kSampleFields);
    }
    std::size_t moofSize(std::size_t count) const {
        return kBoxHeaderSize + kMfhdSize + kBoxHeaderSize + tfhdSize() + kTfdtSize +
               trunSize(count);
    }

private:
    static std::size_t fieldBytes(std::uint32_t flags) {
        return 4 * static_cast<std::size_t>(std::popcount(flags));
    }
};

Layout::Layout(Samples samples) {
    const MediaSample& first = samples.front();
    // The first sample is often the only key frame: its flags then have a field of their own.
    const std::uint32_t restFlags = flagsOf(samples.back());
    bool hasOneDuration = true;
    bool hasOneSize = true;
    bool haveRestOneFlags = true;
    bool hasCompositionOffsets = false;
    for (const MediaSample& sample : samples) {
        assert(sample.duration != 0);
        hasOneDuration &= sample.duration == first.duration;
        hasOneSize &= sample.payload.size() == first.payload.size();
        haveRestOneFlags &= &sample == &first || flagsOf(sample) == restFlags;
        hasCompositionOffsets |= sample.ctsOffset != 0;
        payloadSize += sample.payload.size();
    }
    (hasOneDuration ? tfhdFlags : trunFlags) |=
        hasOneDuration ? kTfhdDefaultDuration : kTrunDuration;
    (hasOneSize ? tfhdFlags : trunFlags) |= hasOneSize ? kTfhdDefaultSize : kTrunSize;
    (haveRestOneFlags ? tfhdFlags : trunFlags) |= haveRestOneFlags ? kTfhdDefaultFlags : kTrunFlags;
    if (haveRestOneFlags && flagsOf(first) != restFlags) {
        trunFlags |= kTrunFirstSampleFlags;
    }
    if (hasCompositionOffsets) {
        trunFlags |= kTrunCompositionOffset;
    }
}

void writeFragmentHeader(ByteWriter& writer, const Layout& layout, Samples samples) {
    const Mp4BoxScope box(writer, fourCc("tfhd"), 0, layout.tfhdFlags);
    writer.u32(kTrackId);
    if ((layout.tfhdFlags & kTfhdDefaultDuration) != 0) {
        writer.u32(samples.front().duration);
    }
    if ((layout.tfhdFlags & kTfhdDefaultSize) != 0) {
        writer.u32(samples.front().payload.size());
    }
    if ((layout.tfhdFlags & kTfhdDefaultFlags) != 0) {
        writer.u32(flagsOf(samples.back()));
    }
}

void writeDecodeTime(ByteWriter& writer, std::int64_t dts) {
    const Mp4BoxScope box(writer, fourCc("tfdt"), 1, 0);
    writer.u64(static_cast<std::uint64_t>(dts));
}

void writeRun(ByteWriter& writer, const Layout& layout, Samples samples) {
    // Version 1: composition offsets are signed.
    const Mp4BoxScope box(writer, fourCc("trun"), 1, layout.trunFlags);
    writer.u32(samples.size());
    writer.u32(layout.moofSize(samples.size()) + kBoxHeaderSize);
    if ((layout.trunFlags & kTrunFirstSampleFlags) != 0) {
        writer.u32(flagsOf(samples.front()));
    }
    for (const MediaSample& sample : samples) {
        if ((layout.trunFlags & kTrunDuration) != 0) {
            writer.u32(sample.duration);
        }
        if ((layout.trunFlags & kTrunSize) != 0) {
            writer.u32(sample.payload.size());
        }
        if ((layout.trunFlags & kTrunFlags) != 0) {
            writer.u32(flagsOf(sample));
        }
        if ((layout.trunFlags & kTrunCompositionOffset) != 0) {
            writer.u32(static_cast<std::uint32_t>(sample.ctsOffset));
        }
    }
}

void writeMovieFragment(ByteWriter& writer, std::uint32_t sequenceNumber, const Layout& layout,
                        Samples samples) {
    const Mp4BoxScope movie(writer, fourCc("moof"));
    {
        const Mp4BoxScope header(writer, fourCc("mfhd"), 0, 0);
        writer.u32(sequenceNumber);
    }
    const Mp4BoxScope track(writer, fourCc("traf"));
    writeFragmentHeader(writer, layout, samples);
    writeDecodeTime(writer, samples.front().dts);
    writeRun(writer, layout, samples);
}

}  // namespace

SharedBuffer writeFragment(std::uint32_t sequenceNumber, Samples samples) {
    assert(!samples.empty() && samples.front().dts >= 0);
    const Layout layout(samples);
    const std::size_t size = layout.moofSize(samples.size()) + kBoxHeaderSize + layout.payloadSize;
    assert(size <= std::numeric_limits<std::uint32_t>::max());
    ByteWriter writer;
    writer.reserve(size);
    writeMovieFragment(writer, sequenceNumber, layout, samples);
    assert(writer.size() == layout.moofSize(samples.size()));
    writer.u32(kBoxHeaderSize + layout.payloadSize).u32(fourCc("mdat"));
    for (const MediaSample& sample : samples) {
        writer.bytes(sample.payload.view());
    }
    assert(writer.size() == size);
    return writer.share();
}

}  // namespace sigma::container
