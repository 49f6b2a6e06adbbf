#include "core/container/fmp4_init_reader.h"

#include <algorithm>

#include "core/container/mp4_descriptor.h"

namespace sigma::container {

namespace {

using media::Codec;

constexpr std::size_t kMaxTracks = 16;
constexpr std::uint8_t kVersionOf64BitTimes = 1;

/// A trak as it is read: a track, once its handler is one of ours.
struct TrackDraft {
    Fmp4Track track;
    FourCc handler = 0;

    bool isMedia() const { return handler == fourCc("vide") || handler == fourCc("soun"); }
};

struct TrackDefaults {
    std::uint32_t trackId = 0;
    std::uint32_t duration = 0;
    std::uint32_t size = 0;
    std::uint32_t flags = 0;
};

Result<Codec> codecOf(FourCc sampleEntry) {
    switch (sampleEntry) {
        case fourCc("avc1"):
        case fourCc("avc3"):
            return Codec::kH264;
        case fourCc("hvc1"):
        case fourCc("hev1"):
            return Codec::kHevc;
        case fourCc("av01"):
            return Codec::kAv1;
        case fourCc("mp4a"):
            return Codec::kAac;
        default:
            return Error{ErrorCode::kUnsupported,
                         "sample entry " + toString(sampleEntry) + " is not a known codec"};
    }
}

FourCc configTypeOf(Codec codec) {
    switch (codec) {
        case Codec::kH264:
            return fourCc("avcC");
        case Codec::kHevc:
            return fourCc("hvcC");
        case Codec::kAv1:
            return fourCc("av1C");
        case Codec::kAac:
            break;
    }
    return fourCc("esds");
}

Result<void> readTrackHeader(ByteSpan payload, Fmp4Track& track) {
    ByteReader reader(payload);
    SIGMA_TRY_ASSIGN(const FullBoxHeader header, FullBoxHeader::read(reader));
    SIGMA_TRY(reader.skip(header.version == kVersionOf64BitTimes ? 16 : 8));
    SIGMA_TRY_ASSIGN(track.trackId, reader.readU32());
    return {};
}

Result<void> readMediaHeader(ByteSpan payload, Fmp4Track& track) {
    ByteReader reader(payload);
    SIGMA_TRY_ASSIGN(const FullBoxHeader header, FullBoxHeader::read(reader));
    SIGMA_TRY(reader.skip(header.version == kVersionOf64BitTimes ? 16 : 8));
    SIGMA_TRY_ASSIGN(track.timescale, reader.readU32());
    if (track.timescale == 0) {
        return Error{ErrorCode::kInvalidData, "the timescale is zero"};
    }
    return {};
}

Result<FourCc> readHandler(ByteSpan payload) {
    ByteReader reader(payload);
    SIGMA_TRY(FullBoxHeader::read(reader));
    SIGMA_TRY(reader.skip(4));
    return reader.readU32();
}

Result<void> readVideoEntry(ByteReader& reader, Fmp4Track& track) {
    SIGMA_TRY(reader.skip(24));
    SIGMA_TRY_ASSIGN(track.width, reader.readU16());
    SIGMA_TRY_ASSIGN(track.height, reader.readU16());
    return reader.skip(50);
}

Result<void> readAudioEntry(ByteReader& reader, Fmp4Track& track) {
    SIGMA_TRY(reader.skip(8));
    SIGMA_TRY_ASSIGN(const std::uint16_t version, reader.readU16());
    if (version != 0) {
        return Error{ErrorCode::kUnsupported,
                     "audio sample entry version " + std::to_string(version) + ", expected 0"};
    }
    SIGMA_TRY(reader.skip(6));
    SIGMA_TRY_ASSIGN(track.channels, reader.readU16());
    SIGMA_TRY(reader.skip(6));
    SIGMA_TRY_ASSIGN(track.sampleRate, reader.readU16());
    return reader.skip(2);
}

class InitReader {
public:
    explicit InitReader(const SharedBuffer& segment) : m_segment(segment) {}

    Result<std::vector<Fmp4Track>> read();

private:
    Result<void> readMovie(ByteSpan payload);
    Result<void> readTrack(ByteSpan payload);
    Result<void> readMedia(ByteSpan payload, TrackDraft& draft);
    Result<void> readInformation(ByteSpan payload, TrackDraft& draft);
    Result<void> readDescriptions(ByteSpan payload, TrackDraft& draft);
    Result<void> readEntry(const Mp4Box& entry, Fmp4Track& track);
    Result<void> readExtends(ByteSpan payload);
    Result<void> readDefaults(ByteSpan payload);
    SharedBuffer share(ByteSpan bytes) const {
        return m_segment.slice(static_cast<std::size_t>(bytes.data() - m_segment.data()),
                               bytes.size());
    }

    const SharedBuffer& m_segment;
    std::vector<Fmp4Track> m_tracks;
    std::vector<TrackDefaults> m_defaults;
};

Result<std::vector<Fmp4Track>> InitReader::read() {
    SIGMA_TRY(forEachBox("file", m_segment.view(), [this](const Mp4Box& box) {
        return box.type == fourCc("moov") ? readMovie(box.payload) : Result<void>();
    }));
    if (m_tracks.empty()) {
        return Error{ErrorCode::kInvalidData, "moov: no video or audio track"};
    }
    for (const TrackDefaults& defaults : m_defaults) {
        const auto track = std::ranges::find(m_tracks, defaults.trackId, &Fmp4Track::trackId);
        if (track != m_tracks.end()) {
            track->defaultDuration = defaults.duration;
            track->defaultSize = defaults.size;
            track->defaultFlags = defaults.flags;
        }
    }
    return std::move(m_tracks);
}

Result<void> InitReader::readMovie(ByteSpan payload) {
    return forEachBox("moov", payload, [this](const Mp4Box& box) -> Result<void> {
        if (box.type == fourCc("trak")) {
            return readTrack(box.payload);
        }
        return box.type == fourCc("mvex") ? readExtends(box.payload) : Result<void>();
    });
}

Result<void> InitReader::readTrack(ByteSpan payload) {
    TrackDraft draft;
    SIGMA_TRY(forEachBox("moov/trak", payload, [&](const Mp4Box& box) -> Result<void> {
        if (box.type == fourCc("tkhd")) {
            return inBox("moov/trak/tkhd", readTrackHeader(box.payload, draft.track));
        }
        return box.type == fourCc("mdia") ? readMedia(box.payload, draft) : Result<void>();
    }));
    if (!draft.isMedia()) {
        return {};
    }
    const Fmp4Track& track = draft.track;
    if (track.trackId == 0 || track.timescale == 0 || track.sampleEntry == 0) {
        return Error{ErrorCode::kInvalidData,
                     "moov/trak: tkhd, mdhd and stsd are not all there, or the track id is zero"};
    }
    if (m_tracks.size() == kMaxTracks) {
        return Error{ErrorCode::kLimitExceeded,
                     "moov: more than " + std::to_string(kMaxTracks) + " tracks"};
    }
    m_tracks.push_back(std::move(draft.track));
    return {};
}

Result<void> InitReader::readMedia(ByteSpan payload, TrackDraft& draft) {
    return forEachBox("moov/trak/mdia", payload, [&](const Mp4Box& box) -> Result<void> {
        if (box.type == fourCc("mdhd")) {
            return inBox("moov/trak/mdia/mdhd", readMediaHeader(box.payload, draft.track));
        }
        if (box.type == fourCc("hdlr")) {
            SIGMA_TRY_ASSIGN(draft.handler, inBox("moov/trak/mdia/hdlr", readHandler(box.payload)));
            return {};
        }
        return box.type == fourCc("minf") ? readInformation(box.payload, draft) : Result<void>();
    });
}

Result<void> InitReader::readInformation(ByteSpan payload, TrackDraft& draft) {
    const auto visitTable = [&](const Mp4Box& box) -> Result<void> {
        return box.type == fourCc("stsd")
                   ? inBox("moov/trak/mdia/minf/stbl/stsd", readDescriptions(box.payload, draft))
                   : Result<void>();
    };
    return forEachBox("moov/trak/mdia/minf", payload, [&](const Mp4Box& box) -> Result<void> {
        return box.type == fourCc("stbl")
                   ? forEachBox("moov/trak/mdia/minf/stbl", box.payload, visitTable)
                   : Result<void>();
    });
}

/// Reads the first description: fragments of live streams refer to no other.
Result<void> InitReader::readDescriptions(ByteSpan payload, TrackDraft& draft) {
    if (!draft.isMedia()) {
        return {};
    }
    ByteReader reader(payload);
    SIGMA_TRY(FullBoxHeader::read(reader));
    SIGMA_TRY(reader.skip(4));
    SIGMA_TRY_ASSIGN(const Mp4Box entry, Mp4Box::read(reader));
    return readEntry(entry, draft.track);
}

Result<void> InitReader::readEntry(const Mp4Box& entry, Fmp4Track& track) {
    SIGMA_TRY_ASSIGN(track.codec, codecOf(entry.type));
    track.sampleEntry = entry.type;
    ByteReader reader(entry.payload);
    SIGMA_TRY(track.codec == Codec::kAac ? readAudioEntry(reader, track)
                                         : readVideoEntry(reader, track));
    const std::string name = toString(entry.type);
    SIGMA_TRY(forEachBox(name, reader.rest(), [&](const Mp4Box& box) -> Result<void> {
        if (box.type != configTypeOf(track.codec)) {
            return {};
        }
        ByteSpan config = box.payload;
        if (track.codec == Codec::kAac) {
            SIGMA_TRY_ASSIGN(config, inBox(name + "/esds", audioSpecificConfigOf(box.payload)));
        }
        track.codecConfig = share(config);
        return {};
    }));
    if (track.codecConfig.empty()) {
        return Error{ErrorCode::kInvalidData,
                     name + " has no " + toString(configTypeOf(track.codec))};
    }
    return {};
}

Result<void> InitReader::readExtends(ByteSpan payload) {
    return forEachBox("moov/mvex", payload, [this](const Mp4Box& box) -> Result<void> {
        return box.type == fourCc("trex") ? inBox("moov/mvex/trex", readDefaults(box.payload))
                                          : Result<void>();
    });
}

Result<void> InitReader::readDefaults(ByteSpan payload) {
    ByteReader reader(payload);
    TrackDefaults defaults;
    SIGMA_TRY(FullBoxHeader::read(reader));
    SIGMA_TRY_ASSIGN(defaults.trackId, reader.readU32());
    SIGMA_TRY(reader.skip(4));
    SIGMA_TRY_ASSIGN(defaults.duration, reader.readU32());
    SIGMA_TRY_ASSIGN(defaults.size, reader.readU32());
    SIGMA_TRY_ASSIGN(defaults.flags, reader.readU32());
    m_defaults.push_back(defaults);
    return {};
}

}  // namespace

Result<std::vector<Fmp4Track>> readInitSegment(const SharedBuffer& segment) {
    return InitReader(segment).read();
}

}  // namespace sigma::container
