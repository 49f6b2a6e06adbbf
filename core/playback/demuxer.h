#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/container/fmp4_track.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"
#include "core/player/media_chunk.h"

namespace sigma::playback {

struct DemuxedSample {
    std::shared_ptr<const media::TrackInfo> track;
    media::MediaSample sample;
};

struct DemuxedChunk {
    std::vector<DemuxedSample> samples;  ///< of at most one track of each kind, in their order
    bool hasTimes = true;                ///< false: they count from 0 in each chunk
};

/// Takes chunks apart: fragmented MP4 by our own readers, MPEG-2 transport streams and packed ADTS
/// (RFC 8216, 3.2 to 3.4) by libavformat. Of several tracks of a kind the first counts.
///
/// Tracks of transport streams and of ADTS have no codecConfig, and samples as they come there.
/// Thread: one at a time.
class Demuxer {
public:
    /// `expected` is about what time the media will tell, where that is known: the times of
    /// transport streams begin anew after 26 hours. Errors: kInvalidData, kNotEnoughData,
    /// kLimitExceeded, kUnsupported.
    Result<DemuxedChunk> demux(const player::MediaChunk& chunk,
                               std::optional<player::Duration> expected);

private:
    /// What a lane's initialisation section said, until another one comes.
    struct Init {
        SharedBuffer bytes;
        std::vector<container::Fmp4Track> tracks;
        std::vector<std::shared_ptr<const media::TrackInfo>> infos;  ///< as many
    };

    Result<const Init*> initOf(const player::MediaChunk& chunk);
    Result<DemuxedChunk> demuxFragments(const player::MediaChunk& chunk);

    std::array<Init, 2> m_inits;  ///< by lane
};

}  // namespace sigma::playback
