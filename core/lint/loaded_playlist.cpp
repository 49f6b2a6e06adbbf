#include "core/lint/loaded_playlist.h"

#include <algorithm>

#include "core/hls/decimal.h"
#include "core/hls/line_reader.h"
#include "core/hls/media_playlist_parser.h"

namespace sigma::lint {
namespace {

constexpr unsigned kVersionOfDefine = 8;
constexpr unsigned kVersionOfIFramesOnly = 4;

void readLine(const hls::PlaylistLine& line, LoadedPlaylist& loaded) {
    if (line.tag == "#EXT-X-VERSION") {
        constexpr std::uint64_t kHighest = 1'000;
        const auto version = hls::parseInteger(line.value);
        loaded.version =
            version.has_value() ? static_cast<unsigned>(std::min(*version, kHighest)) : 1;
    } else if (line.tag == "#EXT-X-PLAYLIST-TYPE") {
        loaded.type = std::string(line.value);
    } else if (line.tag == "#EXT-X-DEFINE") {
        loaded.featureVersion = std::max(loaded.featureVersion, kVersionOfDefine);
    } else if (line.tag == "#EXT-X-I-FRAMES-ONLY") {
        loaded.featureVersion = std::max(loaded.featureVersion, kVersionOfIFramesOnly);
    }
}

}  // namespace

std::string toString(Position position) {
    return "segment " + std::to_string(position.msn) + ", part " + std::to_string(position.part);
}

std::uint64_t LoadedPlaylist::firstMsn() const {
    return playlist.mediaSequence + (playlist.skip ? playlist.skip->segments : 0);
}

const hls::Segment* LoadedPlaylist::segment(std::uint64_t msn) const {
    if (msn < firstMsn() || msn > nextMsn()) {
        return nullptr;
    }
    return msn == nextMsn() ? &playlist.inProgress : playlist.segments[msn - firstMsn()].get();
}

hls::Duration LoadedPlaylist::durationBehind(std::uint64_t msn) const {
    hls::Duration duration{0};
    for (std::uint64_t later = std::max(msn + 1, firstMsn()); later < nextMsn(); ++later) {
        duration += segment(later)->duration;
    }
    for (const hls::Part& part : playlist.inProgress.parts) {
        duration += msn < nextMsn() ? part.duration : hls::Duration{0};
    }
    return duration;
}

bool LoadedPlaylist::hasReached(Position position) const {
    return next() > position || playlist.hasEndList;
}

Result<LoadedPlaylist> loadPlaylist(std::string url, std::string_view text) {
    LoadedPlaylist loaded;
    loaded.url = std::move(url);
    SIGMA_TRY_ASSIGN(loaded.playlist, hls::parseMediaPlaylist(text));
    SIGMA_TRY_ASSIGN(hls::LineReader reader, hls::LineReader::open(text));
    while (reader.next()) {
        readLine(reader.line(), loaded);
    }
    return loaded;
}

}  // namespace sigma::lint
