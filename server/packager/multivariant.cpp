#include "server/packager/multivariant.h"

#include <algorithm>
#include <cmath>

#include "core/hls/multivariant_playlist_writer.h"

namespace sigma::packager {
namespace {

constexpr std::string_view kAudioGroup = "audio";

using Windows = std::vector<std::shared_ptr<const LlHlsWindow>>;

hls::Variant variantOf(const LlHlsWindow& window, const std::string& uri) {
    hls::Variant variant;
    variant.uri = uri;
    variant.bandwidth = std::max<std::uint64_t>(window.bandwidth().peak, 1);
    variant.averageBandwidth = window.bandwidth().average;
    variant.codecs = window.track().codecString;
    if (window.track().kind == media::TrackKind::kVideo) {
        variant.width = window.track().video.width;
        variant.height = window.track().video.height;
        variant.frameRateThousandths =
            static_cast<std::uint32_t>(std::lround(window.plan().frameRate * 1000));
    }
    return variant;
}

hls::AudioRendition soundOf(const LlHlsWindow& window, const std::string& uri) {
    hls::AudioRendition rendition;
    rendition.groupId = kAudioGroup;
    rendition.name = "Main";
    rendition.isDefault = true;
    rendition.isAutoselected = true;
    rendition.channels = window.track().audio.channels;
    rendition.uri = uri;
    return rendition;
}

void addSound(hls::Variant& variant, const LlHlsWindow& sound) {
    variant.bandwidth += sound.bandwidth().peak;
    variant.averageBandwidth += sound.bandwidth().average;
    variant.codecs += "," + sound.track().codecString;
    variant.audioGroup = kAudioGroup;
}

}  // namespace

std::string writeMultivariant(const std::string& session, const Windows& renditions) {
    const auto uriOf = [&](const LlHlsWindow& window) {
        return session + "/" + window.rendition() + "/media.m3u8";
    };
    const auto sound = std::ranges::find_if(renditions, [](const auto& window) {
        return window->track().kind == media::TrackKind::kAudio;
    });
    hls::MultivariantPlaylist playlist;
    for (const auto& window : renditions) {
        if (window->track().kind == media::TrackKind::kVideo) {
            playlist.variants.push_back(variantOf(*window, uriOf(*window)));
        }
    }
    if (sound == renditions.end()) {
        return hls::writeMultivariantPlaylist(playlist);
    }
    if (playlist.variants.empty()) {
        playlist.variants.push_back(variantOf(**sound, uriOf(**sound)));
        return hls::writeMultivariantPlaylist(playlist);
    }
    for (hls::Variant& variant : playlist.variants) {
        addSound(variant, **sound);
    }
    playlist.audioRenditions.push_back(soundOf(**sound, uriOf(**sound)));
    return hls::writeMultivariantPlaylist(playlist);
}

}  // namespace sigma::packager
