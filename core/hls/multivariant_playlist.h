#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/hls/media_playlist.h"

namespace sigma::hls {

/// One quality of a stream, EXT-X-STREAM-INF (4.4.6.2).
struct Variant {
    std::string uri;
    std::uint64_t bandwidth = 0;         ///< peak, bit/s
    std::uint64_t averageBandwidth = 0;  ///< bit/s; 0: not said
    std::string codecs;                  ///< RFC 6381, all of them: avc1.64001f,mp4a.40.2
    std::uint32_t width = 0;             ///< 0: no video
    std::uint32_t height = 0;
    std::uint32_t frameRateThousandths = 0;  ///< 29970 is 29.970 Hz; 0: not said
    std::string audioGroup;                  ///< empty: none
    bool hasNoClosedCaptions = true;         ///< CLOSED-CAPTIONS=NONE
    std::string pathway{};                   ///< PATHWAY-ID; empty: not said, which is "."
    std::string stableId{};                  ///< STABLE-VARIANT-ID; empty: not said

    friend bool operator==(const Variant&, const Variant&) = default;
};

/// An audio rendition that variants refer to by group, EXT-X-MEDIA:TYPE=AUDIO (4.4.6.1).
struct AudioRendition {
    std::string groupId;
    std::string name;
    std::string language;  ///< RFC 5646; empty: not said
    bool isDefault = false;
    bool isAutoselected = false;
    std::uint32_t channels = 0;  ///< 0: not said
    std::string uri;             ///< empty: the sound is in the variant itself

    friend bool operator==(const AudioRendition&, const AudioRendition&) = default;
};

/// A playlist of key frames alone, EXT-X-I-FRAME-STREAM-INF (4.4.6.3): pictures for a seek bar.
struct IFrameStream {
    std::string uri;
    std::uint64_t bandwidth = 0;  ///< peak, bit/s
    std::string codecs;
    std::uint32_t width = 0;  ///< 0: not said
    std::uint32_t height = 0;

    friend bool operator==(const IFrameStream&, const IFrameStream&) = default;
};

/// Who says which servers to prefer, EXT-X-CONTENT-STEERING (4.4.6.6).
struct ContentSteering {
    std::string serverUri;
    std::string pathway;  ///< to begin with; empty: that of the first variant

    friend bool operator==(const ContentSteering&, const ContentSteering&) = default;
};

/// A multivariant playlist (draft-pantos-hls-rfc8216bis, 4.4.6): what a stream can be played as.
struct MultivariantPlaylist {
    bool hasIndependentSegments = false;
    std::optional<StartPoint> start;
    std::vector<AudioRendition> audioRenditions;
    std::vector<Variant> variants;
    std::vector<IFrameStream> iFrameStreams{};
    std::optional<ContentSteering> steering{};
    /// A WebVTT file, Storyboard; EXT-X-SESSION-DATA (4.4.6.4) with kStoryboardDataId. Empty: none.
    std::string storyboardUri{};

    friend bool operator==(const MultivariantPlaylist&, const MultivariantPlaylist&) = default;
};

}  // namespace sigma::hls
