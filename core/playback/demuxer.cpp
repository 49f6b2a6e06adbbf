#include "core/playback/demuxer.h"

#include <algorithm>
#include <utility>

#include "core/container/fmp4_fragment_reader.h"
#include "core/container/fmp4_init_reader.h"
#include "core/playback/media_time.h"
#include "core/playback/packed_audio.h"
#include "core/playback/stream_reader.h"

namespace sigma::playback {
namespace {

using media::TrackInfo;
using media::TrackKind;

constexpr std::uint8_t kTransportSync = 0x47;

std::shared_ptr<const TrackInfo> infoOf(const container::Fmp4Track& track) {
    auto info = std::make_shared<TrackInfo>();
    info->kind = media::kindOf(track.codec);
    info->codec = track.codec;
    info->timescale = track.timescale;
    info->codecConfig = track.codecConfig;
    info->video.width = track.width;
    info->video.height = track.height;
    info->audio.sampleRate = track.sampleRate;
    info->audio.channels = track.channels;
    return info;
}

bool isMp4(const SharedBuffer& bytes) {
    const std::string_view type = bytes.size() < 8 ? "" : bytes.text().substr(4, 4);
    return type == "ftyp" || type == "moov" || type == "moof" || type == "styp" || type == "sidx" ||
           type == "prft" || type == "emsg" || type == "free";
}

void unwrapTimes(std::vector<DemuxedSample>& samples, std::optional<player::Duration> expected) {
    if (samples.empty()) {
        return;
    }
    constexpr std::int64_t kTicksOfTenMicroseconds = 9;
    std::int64_t reference =
        expected ? expected->count() / 100 * kTicksOfTenMicroseconds : samples.front().sample.dts;
    for (DemuxedSample& each : samples) {
        each.sample.dts = unwrapNear(each.sample.dts, reference);
        reference = each.sample.dts;
    }
}

Result<DemuxedChunk> demuxTransportStream(const player::MediaChunk& chunk,
                                          std::optional<player::Duration> expected) {
    DemuxedChunk result;
    SIGMA_TRY_ASSIGN(result.samples,
                     readStream(StreamFormat::kMpegTs, chunk.init.view(), chunk.bytes.view()));
    unwrapTimes(result.samples, expected);
    return result;
}

Result<DemuxedChunk> demuxPackedAudio(const player::MediaChunk& chunk,
                                      std::optional<player::Duration> expected) {
    const PackedAudio packed = readPackedAudio(chunk.bytes.view());
    DemuxedChunk result;
    SIGMA_TRY_ASSIGN(result.samples, readStream(StreamFormat::kAdts, {}, packed.frames));
    result.hasTimes = packed.time.has_value();
    if (packed.time && !result.samples.empty()) {
        const std::int64_t shift = *packed.time - result.samples.front().sample.dts;
        for (DemuxedSample& each : result.samples) {
            each.sample.dts += shift;
        }
        unwrapTimes(result.samples, expected);
    }
    return result;
}

}  // namespace

Result<DemuxedChunk> Demuxer::demux(const player::MediaChunk& chunk,
                                    std::optional<player::Duration> expected) {
    const ByteSpan bytes = chunk.bytes.view();
    if (isMp4(chunk.bytes)) {
        return demuxFragments(chunk);
    }
    if (!bytes.empty() && bytes.front() == kTransportSync) {
        return demuxTransportStream(chunk, expected);
    }
    if (isPackedAudio(bytes)) {
        return demuxPackedAudio(chunk, expected);
    }
    return Error{ErrorCode::kUnsupported,
                 "a chunk of " + std::to_string(bytes.size()) +
                     " bytes is neither fragmented MP4 nor a transport stream nor ADTS"};
}

Result<const Demuxer::Init*> Demuxer::initOf(const player::MediaChunk& chunk) {
    Init& init = m_inits[chunk.lane == player::Lane::kMain ? 0 : 1];
    if (init.tracks.empty() || !(init.bytes == chunk.init)) {
        SIGMA_TRY_ASSIGN(std::vector<container::Fmp4Track> tracks,
                         container::readInitSegment(chunk.init));
        init = {chunk.init, std::move(tracks), {}};
        for (const container::Fmp4Track& track : init.tracks) {
            init.infos.push_back(infoOf(track));
        }
    }
    return &init;
}

Result<DemuxedChunk> Demuxer::demuxFragments(const player::MediaChunk& chunk) {
    SIGMA_TRY_ASSIGN(const Init* init, initOf(chunk));
    SIGMA_TRY_ASSIGN(auto fragments, container::readFragments(chunk.bytes, init->tracks));
    DemuxedChunk result;
    std::array<std::shared_ptr<const TrackInfo>, 2> chosen;
    for (container::Fmp4Fragment& fragment : fragments) {
        const auto track =
            std::ranges::find(init->tracks, fragment.trackId, &container::Fmp4Track::trackId);
        const auto& info = init->infos[static_cast<std::size_t>(track - init->tracks.begin())];
        auto& first = chosen[info->kind == TrackKind::kVideo ? 0 : 1];
        first = first == nullptr ? info : first;
        for (media::MediaSample& sample : fragment.samples) {
            if (info == first) {
                result.samples.push_back({info, std::move(sample)});
            }
        }
    }
    return result;
}

}  // namespace sigma::playback
