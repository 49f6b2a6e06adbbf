#include "core/player/stream/playable_codecs.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/ascii.h"
#include "core/base/text_pieces.h"

namespace sigma::player {
namespace {

bool isOneOf(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

/// "PPCCLL", the profile in hexadecimal; of those that are in use these have more than 8 bits, or
/// more colour.
bool isPlayableAvc(std::string_view rest) {
    constexpr std::array<std::string_view, 4> kRefused{"6e", "7a", "f4", "2c"};
    return !isOneOf(rest.substr(0, 2), kRefused);
}

/// Profile 1 is Main.
bool isPlayableHevc(std::string_view rest) {
    const std::string_view profile = takeUntil(rest, '.');
    return profile.empty() || profile == "1";
}

/// Profile, level and bit depth, with more behind them.
bool isPlayableAv1(std::string_view rest) {
    const std::string_view profile = takeUntil(rest, '.');
    takeUntil(rest, '.');
    const std::string_view depth = takeUntil(rest, '.');
    return (profile.empty() || profile == "0") && (depth.empty() || depth == "08");
}

/// Of MPEG-4 (40) the audio object types of AAC-LC and HE-AAC; of MPEG-2 AAC-LC.
bool isPlayableMp4a(std::string_view rest) {
    if (!takePrefix(rest, "40")) {
        return rest.empty() || rest == "67";
    }
    takePrefix(rest, ".");
    const auto type = takeNumber(rest);
    return !type || *type == 2 || *type == 5 || *type == 29;
}

bool isPlayable(std::string_view codec) {
    constexpr std::array<std::string_view, 3> kSubtitles{"stpp", "wvtt", "tx3g"};
    const std::string_view kind = takeUntil(codec, '.');
    if (kind == "avc1" || kind == "avc3") {
        return isPlayableAvc(codec);
    }
    if (kind == "hvc1" || kind == "hev1") {
        return isPlayableHevc(codec);
    }
    if (kind == "av01") {
        return isPlayableAv1(codec);
    }
    return kind == "mp4a" ? isPlayableMp4a(codec) : isOneOf(kind, kSubtitles);
}

}  // namespace

bool arePlayable(std::string_view codecs) {
    const std::string lower = toLowerAscii(codecs);
    std::string_view rest = lower;
    while (!rest.empty()) {
        const std::string_view codec = trimmed(takeUntil(rest, ','));
        if (!codec.empty() && !isPlayable(codec)) {
            return false;
        }
    }
    return true;
}

}  // namespace sigma::player
