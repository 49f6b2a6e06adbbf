#include "core/container/fmp4_fragment_reader.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "core/container/fmp4_sample_flags.h"

namespace sigma::container {

namespace {

using media::MediaSample;

constexpr std::size_t kMaxSamples = 100'000;
/// Leaves room for the durations of all samples, so that decoding times cannot overflow.
constexpr std::uint64_t kMaxDecodeTime = std::numeric_limits<std::int64_t>::max() / 2;

/// What holds for the samples of one traf.
struct TrackFragment {
    const Fmp4Track* track = nullptr;
    std::uint32_t duration = 0;
    std::uint32_t size = 0;
    std::uint32_t flags = 0;
    std::optional<std::int64_t> nextDts;
    /// Where the data of the next run begin, unless it says so itself.
    std::size_t nextData = 0;
};

/// The fixed fields of trun.
struct Run {
    std::uint32_t flags = 0;
    std::uint32_t count = 0;
    std::int32_t dataOffset = 0;
    std::uint32_t firstSampleFlags = 0;

    bool has(std::uint32_t field) const { return (flags & field) != 0; }
};

Result<Run> readRunHeader(ByteReader& reader) {
    SIGMA_TRY_ASSIGN(const FullBoxHeader header, FullBoxHeader::read(reader));
    Run run{.flags = header.flags};
    SIGMA_TRY_ASSIGN(run.count, reader.readU32());
    if (run.has(kTrunDataOffset)) {
        SIGMA_TRY_ASSIGN(const std::uint32_t offset, reader.readU32());
        run.dataOffset = static_cast<std::int32_t>(offset);
    }
    if (run.has(kTrunFirstSampleFlags)) {
        SIGMA_TRY_ASSIGN(run.firstSampleFlags, reader.readU32());
    }
    return run;
}

Result<void> readOptional(ByteReader& reader, bool isThere, std::uint32_t& value) {
    if (isThere) {
        SIGMA_TRY_ASSIGN(value, reader.readU32());
    }
    return {};
}

class FragmentReader {
public:
    FragmentReader(const SharedBuffer& bytes, std::span<const Fmp4Track> tracks)
        : m_bytes(bytes), m_tracks(tracks) {}

    Result<std::vector<Fmp4Fragment>> read();

private:
    Result<void> readMovieFragment(ByteSpan payload);
    Result<void> readTrackFragment(ByteSpan payload);
    Result<void> readHeader(ByteSpan payload, TrackFragment& fragment) const;
    Result<void> readRun(ByteSpan payload, TrackFragment& fragment);
    Result<MediaSample> readSample(ByteReader& reader, const Run& run, bool isFirst,
                                   TrackFragment& fragment) const;
    std::string sizeText() const { return std::to_string(m_bytes.size()); }

    const SharedBuffer& m_bytes;
    std::span<const Fmp4Track> m_tracks;
    std::vector<Fmp4Fragment> m_fragments;
    std::size_t m_sampleCount = 0;
    std::size_t m_moofStart = 0;
    std::uint32_t m_sequenceNumber = 0;
};

Result<std::vector<Fmp4Fragment>> FragmentReader::read() {
    ByteReader reader(m_bytes.view());
    while (!reader.atEnd()) {
        m_moofStart = reader.position();
        SIGMA_TRY_ASSIGN(const Mp4Box box, inBox("file", Mp4Box::read(reader)));
        if (box.type == fourCc("moof")) {
            SIGMA_TRY(readMovieFragment(box.payload));
        }
    }
    return std::move(m_fragments);
}

Result<void> FragmentReader::readMovieFragment(ByteSpan payload) {
    return forEachBox("moof", payload, [this](const Mp4Box& box) -> Result<void> {
        if (box.type == fourCc("mfhd")) {
            ByteReader reader(box.payload);
            SIGMA_TRY(inBox("moof/mfhd", reader.skip(4)));
            SIGMA_TRY_ASSIGN(m_sequenceNumber, inBox("moof/mfhd", reader.readU32()));
            return {};
        }
        return box.type == fourCc("traf") ? readTrackFragment(box.payload) : Result<void>();
    });
}

Result<std::int64_t> readDecodeTime(ByteSpan payload) {
    ByteReader reader(payload);
    SIGMA_TRY_ASSIGN(const FullBoxHeader header, FullBoxHeader::read(reader));
    std::uint64_t time = 0;
    if (header.version == 0) {
        SIGMA_TRY_ASSIGN(time, reader.readU32());
    } else {
        SIGMA_TRY_ASSIGN(time, reader.readU64());
    }
    if (time > kMaxDecodeTime) {
        return Error{ErrorCode::kLimitExceeded,
                     "decoding time " + std::to_string(time) + " is beyond 2^62"};
    }
    return static_cast<std::int64_t>(time);
}

Result<void> FragmentReader::readTrackFragment(ByteSpan payload) {
    TrackFragment fragment;
    bool hasHeader = false;
    return forEachBox("moof/traf", payload, [&](const Mp4Box& box) -> Result<void> {
        if (box.type == fourCc("tfhd")) {
            hasHeader = true;
            return inBox("moof/traf/tfhd", readHeader(box.payload, fragment));
        }
        if (box.type == fourCc("tfdt")) {
            SIGMA_TRY_ASSIGN(fragment.nextDts,
                             inBox("moof/traf/tfdt", readDecodeTime(box.payload)));
            return {};
        }
        if (box.type != fourCc("trun")) {
            return {};
        }
        if (!hasHeader || !fragment.nextDts) {
            return Error{ErrorCode::kInvalidData,
                         "moof/traf: trun without tfhd and tfdt in front of it"};
        }
        if (fragment.track == nullptr) {
            return {};
        }
        return inBox("moof/traf/trun", readRun(box.payload, fragment));
    });
}

Result<void> FragmentReader::readHeader(ByteSpan payload, TrackFragment& fragment) const {
    ByteReader reader(payload);
    SIGMA_TRY_ASSIGN(const FullBoxHeader header, FullBoxHeader::read(reader));
    SIGMA_TRY_ASSIGN(const std::uint32_t trackId, reader.readU32());
    const auto track = std::ranges::find(m_tracks, trackId, &Fmp4Track::trackId);
    if (track == m_tracks.end()) {
        return {};
    }
    if ((header.flags & kTfhdBaseDataOffset) != 0) {
        return Error{ErrorCode::kUnsupported,
                     "offsets count from the start of the file, expected from moof"};
    }
    fragment.track = &*track;
    fragment.duration = track->defaultDuration;
    fragment.size = track->defaultSize;
    fragment.flags = track->defaultFlags;
    fragment.nextData = m_moofStart;
    SIGMA_TRY(reader.skip((header.flags & kTfhdDescriptionIndex) != 0 ? 4 : 0));
    const auto has = [&](std::uint32_t field) { return (header.flags & field) != 0; };
    SIGMA_TRY(readOptional(reader, has(kTfhdDefaultDuration), fragment.duration));
    SIGMA_TRY(readOptional(reader, has(kTfhdDefaultSize), fragment.size));
    return readOptional(reader, has(kTfhdDefaultFlags), fragment.flags);
}

Result<void> FragmentReader::readRun(ByteSpan payload, TrackFragment& fragment) {
    ByteReader reader(payload);
    SIGMA_TRY_ASSIGN(const Run run, readRunHeader(reader));
    if (run.count > kMaxSamples - m_sampleCount) {
        return Error{ErrorCode::kLimitExceeded, std::to_string(run.count) +
                                                    " more samples, the limit is " +
                                                    std::to_string(kMaxSamples)};
    }
    m_sampleCount += run.count;
    if (run.has(kTrunDataOffset)) {
        const auto start = static_cast<std::int64_t>(m_moofStart) + run.dataOffset;
        if (start < 0 || static_cast<std::uint64_t>(start) > m_bytes.size()) {
            return Error{ErrorCode::kInvalidData,
                         "data begin at byte " + std::to_string(start) + " of " + sizeText()};
        }
        fragment.nextData = static_cast<std::size_t>(start);
    }
    Fmp4Fragment result{m_sequenceNumber, fragment.track->trackId, {}};
    result.samples.reserve(run.count);
    for (std::uint32_t index = 0; index != run.count; ++index) {
        SIGMA_TRY_ASSIGN(MediaSample sample, readSample(reader, run, index == 0, fragment));
        result.samples.push_back(std::move(sample));
    }
    m_fragments.push_back(std::move(result));
    return {};
}

Result<MediaSample> FragmentReader::readSample(ByteReader& reader, const Run& run, bool isFirst,
                                               TrackFragment& fragment) const {
    std::uint32_t duration = fragment.duration;
    std::uint32_t size = fragment.size;
    std::uint32_t flags = fragment.flags;
    std::uint32_t compositionOffset = 0;
    SIGMA_TRY(readOptional(reader, run.has(kTrunDuration), duration));
    SIGMA_TRY(readOptional(reader, run.has(kTrunSize), size));
    SIGMA_TRY(readOptional(reader, run.has(kTrunFlags), flags));
    SIGMA_TRY(readOptional(reader, run.has(kTrunCompositionOffset), compositionOffset));
    if (isFirst && run.has(kTrunFirstSampleFlags)) {
        flags = run.firstSampleFlags;
    }
    if (size > m_bytes.size() - fragment.nextData) {
        return Error{ErrorCode::kNotEnoughData,
                     "a sample has " + std::to_string(size) + " bytes from byte " +
                         std::to_string(fragment.nextData) + " of " + sizeText()};
    }
    MediaSample sample;
    sample.track = media::kindOf(fragment.track->codec);
    sample.dts = *fragment.nextDts;
    // Signed in version 0 too: that is what muxers write there.
    sample.ctsOffset = static_cast<std::int32_t>(compositionOffset);
    sample.duration = duration;
    sample.isKey = sample.track == media::TrackKind::kAudio || (flags & kSampleIsNonSync) == 0;
    sample.payload = m_bytes.slice(fragment.nextData, size);
    fragment.nextData += size;
    *fragment.nextDts += duration;
    return sample;
}

}  // namespace

Result<std::vector<Fmp4Fragment>> readFragments(const SharedBuffer& bytes,
                                                std::span<const Fmp4Track> tracks) {
    return FragmentReader(bytes, tracks).read();
}

}  // namespace sigma::container
