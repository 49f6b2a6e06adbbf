#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/hls/multivariant_playlist.h"
#include "core/player/player_status.h"

namespace sigma::player {

/// One variant with the address of its playlist.
struct StreamVariant {
    httpclient::Url url;
    PlayerVariant facts;
    std::string pathway;               ///< content steering's; "." where none is said
    std::optional<std::size_t> audio;  ///< index of its audio rendition; nothing: has none

    friend bool operator==(const StreamVariant&, const StreamVariant&) = default;
};

/// An audio rendition that has a playlist of its own.
struct StreamAudio {
    httpclient::Url url;
    std::string groupId;

    friend bool operator==(const StreamAudio&, const StreamAudio&) = default;
};

/// What a stream consists of.
struct StreamLayout {
    std::vector<StreamVariant> variants;
    std::vector<StreamAudio> audios;
    std::optional<hls::StartPoint> start;
    std::optional<PlayerThumbnails> thumbnails;
    std::optional<httpclient::Url> steering;
    std::string pathway;  ///< to begin with; empty: that of the first variant

    friend bool operator==(const StreamLayout&, const StreamLayout&) = default;
};

/// Of each audio group the default rendition is taken, else the first. At most 64 variants; those
/// whose CODECS cannot be decoded are left out, unless that is true of all. Where some have an
/// audio rendition and others their sound inside, those of the rarer kind are left out, since
/// playing cannot change between the two. Thumbnails and steering that cannot be loaded are left
/// out too. Errors: kInvalidData for addresses that are none, kUnsupported, kLimitExceeded.
Result<StreamLayout> layoutOf(const hls::MultivariantPlaylist& playlist,
                              const httpclient::Url& base);
/// A stream that is nothing but one media playlist.
StreamLayout layoutOfMedia(const httpclient::Url& url);

}  // namespace sigma::player
