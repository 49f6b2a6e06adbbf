#include "server/packager/multivariant.h"

#include <algorithm>
#include <cmath>

#include "core/hls/multivariant_playlist_writer.h"

namespace sigma::packager {
namespace {

constexpr std::string_view kAudioGroup = "audio";

const LlHlsWindow* findKind(const std::vector<std::shared_ptr<const LlHlsWindow>>& renditions,
                            media::TrackKind kind) {
    const auto found = std::ranges::find_if(
        renditions, [&](const auto& window) { return window->track().kind == kind; });
    return found == renditions.end() ? nullptr : found->get();
}

}  // namespace

std::string writeMultivariant(const std::string& session,
                              const std::vector<std::shared_ptr<const LlHlsWindow>>& renditions) {
    const LlHlsWindow* video = findKind(renditions, media::TrackKind::kVideo);
    const LlHlsWindow* audio = findKind(renditions, media::TrackKind::kAudio);
    const LlHlsWindow* main = video ? video : audio;
    const auto uriOf = [&](const LlHlsWindow& window) {
        return session + "/" + window.rendition() + "/media.m3u8";
    };

    hls::MultivariantPlaylist playlist;
    hls::Variant variant;
    variant.uri = uriOf(*main);
    variant.bandwidth = main->bandwidth().peak;
    variant.averageBandwidth = main->bandwidth().average;
    variant.codecs = main->track().codecString;
    if (video) {
        variant.width = video->track().video.width;
        variant.height = video->track().video.height;
        variant.frameRateThousandths =
            static_cast<std::uint32_t>(std::lround(video->plan().frameRate * 1000));
    }
    if (video && audio) {
        variant.bandwidth += audio->bandwidth().peak;
        variant.averageBandwidth += audio->bandwidth().average;
        variant.codecs += "," + audio->track().codecString;
        variant.audioGroup = kAudioGroup;
        hls::AudioRendition rendition;
        rendition.groupId = kAudioGroup;
        rendition.name = "Main";
        rendition.isDefault = true;
        rendition.isAutoselected = true;
        rendition.channels = audio->track().audio.channels;
        rendition.uri = uriOf(*audio);
        playlist.audioRenditions.push_back(std::move(rendition));
    }
    variant.bandwidth = std::max<std::uint64_t>(variant.bandwidth, 1);
    playlist.variants.push_back(std::move(variant));
    return hls::writeMultivariantPlaylist(playlist);
}

}  // namespace sigma::packager
