#include "core/lint/rendition_rules.h"

#include <algorithm>

namespace sigma::lint {
namespace {

using container::Fmp4Track;
using media::Codec;
using media::TrackKind;

/// Rounded dates, and a frame of audio across the cut.
constexpr auto kMappingTolerance = std::chrono::milliseconds(100);

void agree(bool isSame, std::string_view what, const RenditionSummary& a, const RenditionSummary& b,
           Findings& findings) {
    if (!isSame) {
        findings.add(RuleId::kRenditionsDisagree, b.url, "another " + std::string(what),
                     "that of " + a.url);
    }
}

/// The discontinuity number of a listed segment.
std::uint64_t discontinuityOf(std::uint64_t msn, const LoadedPlaylist& loaded) {
    std::uint64_t number = loaded.playlist.discontinuitySequence;
    for (std::uint64_t each = loaded.firstMsn(); each <= msn; ++each) {
        number += loaded.segment(each)->hasDiscontinuityBefore ? 1 : 0;
    }
    return number;
}

void comparePlaylists(const RenditionSummary& a, const RenditionSummary& b, Findings& findings) {
    const hls::MediaPlaylist& one = a.playlist->playlist;
    const hls::MediaPlaylist& other = b.playlist->playlist;
    agree(one.targetDuration == other.targetDuration, "EXT-X-TARGETDURATION", a, b, findings);
    agree(one.serverControl.canBlockReload == other.serverControl.canBlockReload &&
              one.serverControl.canSkipUntil == other.serverControl.canSkipUntil &&
              one.serverControl.holdBack == other.serverControl.holdBack,
          "EXT-X-SERVER-CONTROL", a, b, findings);
    const std::uint64_t first = std::max(a.playlist->firstMsn(), b.playlist->firstMsn());
    const std::uint64_t end = std::min(a.playlist->nextMsn(), b.playlist->nextMsn());
    if (a.playlist->isLowLatency() && first < end) {
        agree(discontinuityOf(end - 1, *a.playlist) == discontinuityOf(end - 1, *b.playlist),
              "discontinuity number at segment " + std::to_string(end - 1), a, b, findings);
    }
}

std::string_view familyOf(Codec codec) {
    switch (codec) {
        case Codec::kH264:
            return "avc";
        case Codec::kHevc:
            return "h";  // hvc1, hev1
        case Codec::kAv1:
            return "av01";
        case Codec::kAac:
            break;
    }
    return "mp4a";
}

bool names(std::string_view codecs, Codec codec) {
    const std::string_view family = familyOf(codec);
    for (std::size_t begin = 0; begin < codecs.size();) {
        begin = std::min(codecs.find_first_not_of(' ', begin), codecs.size());
        if (codecs.substr(begin).starts_with(family)) {
            return true;
        }
        const std::size_t comma = codecs.find(',', begin);
        begin = comma == std::string_view::npos ? codecs.size() : comma + 1;
    }
    return false;
}

std::vector<Fmp4Track> tracksOf(const VariantSources& sources) {
    std::vector<Fmp4Track> tracks;
    if (sources.main) {
        tracks = sources.main->tracks;
    }
    for (const RenditionSummary* audio : sources.audio) {
        tracks.insert(tracks.end(), audio->tracks.begin(), audio->tracks.end());
    }
    return tracks;
}

void checkCodecs(const VariantSources& sources, const std::vector<Fmp4Track>& tracks,
                 const std::string& url, Findings& findings) {
    const hls::Variant& variant = sources.variant;
    if (variant.codecs.empty()) {
        findings.add(RuleId::kCodecsMissing, url, variant.uri + " has none");
        return;
    }
    for (const Fmp4Track& track : tracks) {
        if (!names(variant.codecs, track.codec)) {
            findings.add(RuleId::kCodecsWrong, url,
                         variant.uri + " says \"" + variant.codecs + "\"",
                         "a name of " + std::string(media::toString(track.codec)));
        }
    }
}

void checkBandwidth(const VariantSources& sources, const std::string& url, Findings& findings) {
    if (!sources.main || sources.main->peakBitrate == 0) {
        return;
    }
    std::uint64_t audio = 0;
    for (const RenditionSummary* rendition : sources.audio) {
        audio = std::max(audio, rendition->peakBitrate);
    }
    const std::uint64_t measured = sources.main->peakBitrate + audio;
    if (measured / 11 > sources.variant.bandwidth / 10) {
        findings.add(
            RuleId::kBandwidthExceeded, url,
            sources.variant.uri + " says " + std::to_string(sources.variant.bandwidth) + " bit/s",
            "the largest segment measured has " + std::to_string(measured));
    }
}

}  // namespace

void checkAgreement(const std::vector<RenditionSummary>& renditions, Findings& findings) {
    const auto first = std::ranges::find_if(
        renditions, [](const RenditionSummary& each) { return each.playlist.has_value(); });
    if (first == renditions.end()) {
        return;
    }
    for (auto other = first + 1; other != renditions.end(); ++other) {
        if (!other->playlist) {
            continue;
        }
        comparePlaylists(*first, *other, findings);
        const auto& a = first->mapping;
        const auto& b = other->mapping;
        if (a && b && a->discontinuity == b->discontinuity &&
            std::chrono::abs(a->zero - b->zero) > kMappingTolerance) {
            findings.add(RuleId::kTimelinesDisagree, other->url,
                         "its dates are " + secondsText(b->zero - a->zero) + " off",
                         "those of " + first->url);
        }
    }
}

void checkVariant(const VariantSources& sources, const std::string& url, Findings& findings) {
    const hls::Variant& variant = sources.variant;
    const std::vector<Fmp4Track> tracks = tracksOf(sources);
    checkCodecs(sources, tracks, url, findings);
    const bool hasVideo = std::ranges::any_of(tracks, [](const Fmp4Track& track) {
        return media::kindOf(track.codec) == TrackKind::kVideo;
    });
    if (hasVideo && variant.width == 0) {
        findings.add(RuleId::kResolutionMissing, url, variant.uri + " has none");
    }
    if (hasVideo && variant.frameRateThousandths == 0) {
        findings.add(RuleId::kFrameRateMissing, url, variant.uri + " has none");
    }
    if (variant.averageBandwidth == 0) {
        findings.add(RuleId::kAverageBandwidthMissing, url, variant.uri + " has none");
    }
    if (!sources.hasAudioGroup) {
        findings.add(RuleId::kAudioGroupMissing, url,
                     variant.uri + " names the group \"" + variant.audioGroup + "\"");
    }
    checkBandwidth(sources, url, findings);
}

}  // namespace sigma::lint
