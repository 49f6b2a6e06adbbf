#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/hls/date_time.h"

namespace sigma::hls {

/// The DATA-ID under which a multivariant playlist names its storyboard.
constexpr std::string_view kStoryboardDataId = "com.sigmalive.storyboard";

/// A rectangle of an image, in its pixels (Media Fragments URI 1.0, 4.2.2).
struct ImageArea {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::uint32_t width = 0;   ///< never 0
    std::uint32_t height = 0;  ///< never 0

    friend bool operator==(const ImageArea&, const ImageArea&) = default;
};

/// What a stream looks like for some time.
struct StoryboardCue {
    std::chrono::milliseconds start{0};
    std::chrono::milliseconds end{0};  ///< later than the start
    std::string uri;                ///< of an image, without its fragment; relative to the file's
    std::optional<ImageArea> area;  ///< nothing: all of the image

    friend bool operator==(const StoryboardCue&, const StoryboardCue&) = default;
};

/// Small pictures of a stream, for a seek bar: a WebVTT file whose cues name images, mostly many
/// pictures on a sheet.
///
/// Times count from the beginning of a recording. A stream without a beginning dates its zero in
/// the file's header: "X-PROGRAM-DATE-TIME=2026-11-22T10:00:00.000Z".
struct Storyboard {
    std::optional<DateTime> zeroDate;
    std::vector<StoryboardCue> cues;  ///< by their starts

    /// The cue at that time, the end of a cue included; null: there is none.
    const StoryboardCue* cueAt(std::chrono::milliseconds time) const;

    friend bool operator==(const Storyboard&, const Storyboard&) = default;
};

/// Parses a storyboard (WebVTT, W3C CR 2019, 6.1), forgiving as WebVTT is: what is no cue with an
/// image, or an area that is not in pixels, is passed over, and so are comments, styles and
/// regions. Errors: kInvalidData where the text does not begin with WEBVTT or its date is none,
/// kLimitExceeded (4 MiB, 20,000 cues, 4,096 bytes in a line), with the number of the line.
Result<Storyboard> parseStoryboard(std::string_view text);

}  // namespace sigma::hls
