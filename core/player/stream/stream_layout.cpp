#include "core/player/stream/stream_layout.h"

#include <algorithm>

#include "core/player/stream/playable_codecs.h"

namespace sigma::player {
namespace {

constexpr std::size_t kMostVariants = 64;

/// The rendition that stands for its group; null where the sound is in the variants.
const hls::AudioRendition* renditionOf(const hls::MultivariantPlaylist& playlist,
                                       const std::string& group) {
    const hls::AudioRendition* chosen = nullptr;
    for (const hls::AudioRendition& rendition : playlist.audioRenditions) {
        const bool isBetter = chosen == nullptr || (rendition.isDefault && !chosen->isDefault);
        chosen = rendition.groupId == group && isBetter ? &rendition : chosen;
    }
    return chosen != nullptr && !chosen->uri.empty() ? chosen : nullptr;
}

Result<std::optional<std::size_t>> audioOf(const hls::MultivariantPlaylist& playlist,
                                           const std::string& group, const httpclient::Url& base,
                                           std::vector<StreamAudio>& audios) {
    const hls::AudioRendition* const rendition =
        group.empty() ? nullptr : renditionOf(playlist, group);
    if (rendition == nullptr) {
        return std::optional<std::size_t>();
    }
    const auto known = std::ranges::find(audios, group, &StreamAudio::groupId);
    if (known != audios.end()) {
        return std::optional(static_cast<std::size_t>(known - audios.begin()));
    }
    SIGMA_TRY_ASSIGN(httpclient::Url url, base.resolve(rendition->uri));
    audios.push_back({std::move(url), group});
    return std::optional(audios.size() - 1);
}

/// Nothing where none can be loaded: a stream plays without them.
std::optional<PlayerThumbnails> thumbnailsOf(const hls::MultivariantPlaylist& playlist,
                                             const httpclient::Url& base) {
    using Kind = PlayerThumbnails::Kind;
    // A sheet brings dozens of pictures at once, and nothing of it needs a decoder of video.
    if (!playlist.storyboardUri.empty()) {
        if (auto url = base.resolve(playlist.storyboardUri)) {
            return PlayerThumbnails{Kind::kStoryboard, *std::move(url)};
        }
    }
    // The smallest: pictures of a seek bar are.
    const auto smallest =
        std::ranges::min_element(playlist.iFrameStreams, {}, &hls::IFrameStream::bandwidth);
    if (smallest != playlist.iFrameStreams.end()) {
        if (auto url = base.resolve(smallest->uri)) {
            return PlayerThumbnails{Kind::kKeyFrames, *std::move(url)};
        }
    }
    return std::nullopt;
}

void keepOneKind(StreamLayout& layout) {
    const auto hasPictures = [](const StreamVariant& variant) { return variant.facts.width != 0; };
    const bool isVideo = std::ranges::any_of(layout.variants, hasPictures);
    std::ptrdiff_t balance = 0;
    for (const StreamVariant& variant : layout.variants) {
        if (!isVideo || hasPictures(variant)) {
            balance += variant.audio ? 1 : -1;
        }
    }
    const bool hasAudio = balance > 0;
    std::erase_if(layout.variants, [&](const StreamVariant& variant) {
        return variant.audio.has_value() != hasAudio;
    });
}

}  // namespace

Result<StreamLayout> layoutOf(const hls::MultivariantPlaylist& playlist,
                              const httpclient::Url& base) {
    if (playlist.variants.size() > kMostVariants) {
        return Error{ErrorCode::kLimitExceeded,
                     std::to_string(playlist.variants.size()) + " variants, the limit is 64"};
    }
    StreamLayout layout;
    layout.start = playlist.start;
    const auto isPlayable = [](const hls::Variant& variant) { return arePlayable(variant.codecs); };
    const bool isAnyPlayable = std::ranges::any_of(playlist.variants, isPlayable);
    for (const hls::Variant& variant : playlist.variants) {
        if (isAnyPlayable && !isPlayable(variant)) {
            continue;
        }
        StreamVariant added;
        SIGMA_TRY_ASSIGN(added.url, base.resolve(variant.uri));
        SIGMA_TRY_ASSIGN(added.audio, audioOf(playlist, variant.audioGroup, base, layout.audios));
        added.pathway = variant.pathway.empty() ? "." : variant.pathway;
        added.facts = {.bitsPerSecond = variant.averageBandwidth != 0 ? variant.averageBandwidth
                                                                      : variant.bandwidth,
                       .width = variant.width,
                       .height = variant.height,
                       .frameRateThousandths = variant.frameRateThousandths,
                       .codecs = variant.codecs,
                       .hasAudioRendition = added.audio.has_value()};
        layout.variants.push_back(std::move(added));
    }
    keepOneKind(layout);
    layout.thumbnails = thumbnailsOf(playlist, base);
    if (playlist.steering) {
        layout.pathway = playlist.steering->pathway;
        // A stream plays without, as it does without thumbnails.
        if (auto url = base.resolve(playlist.steering->serverUri)) {
            layout.steering = *std::move(url);
        }
    }
    return layout;
}

StreamLayout layoutOfMedia(const httpclient::Url& url) {
    StreamLayout layout;
    StreamVariant only;
    only.url = url;
    only.pathway = ".";
    layout.variants.push_back(std::move(only));
    return layout;
}

}  // namespace sigma::player
