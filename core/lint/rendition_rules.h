#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/container/fmp4_track.h"
#include "core/hls/multivariant_playlist.h"
#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"
#include "core/lint/media_checker.h"

namespace sigma::lint {

/// What was learnt of one rendition by following it.
struct RenditionSummary {
    std::string url;
    std::optional<LoadedPlaylist> playlist;  ///< the last one
    std::vector<container::Fmp4Track> tracks;
    std::uint64_t peakBitrate = 0;
    std::optional<TimeMapping> mapping;
};

/// What the renditions of a stream must have in common.
void checkAgreement(const std::vector<RenditionSummary>& renditions, Findings& findings);

/// A variant with the renditions that it is made of: its own playlist, and its audio group's.
struct VariantSources {
    hls::Variant variant;
    bool hasAudioGroup = true;               ///< an EXT-X-MEDIA has the group that it names
    const RenditionSummary* main = nullptr;  ///< null where it was not followed
    std::vector<const RenditionSummary*> audio;
};

/// What the multivariant playlist at `url` says of a variant, against what the variant is.
void checkVariant(const VariantSources& sources, const std::string& url, Findings& findings);

}  // namespace sigma::lint
