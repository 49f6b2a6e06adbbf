#pragma once

#include <memory>
#include <string>

#include "core/base/shared_buffer.h"
#include "core/hls/media_playlist.h"
#include "core/hls/media_playlist_writer.h"
#include "core/player/fetcher.h"

namespace sigma::player::test {

using namespace std::chrono_literals;

inline constexpr hls::DateTime kNoon{std::chrono::milliseconds(1'767'268'800'000)};

inline httpclient::Url urlOf(std::string_view text) {
    return *httpclient::Url::parse(text);
}

/// A low-latency playlist: segments of 2 s in parts of 500 ms, the first number as given, dated
/// from noon on as if number 0 had begun then.
struct PlaylistMaker {
    std::uint64_t first = 100;
    std::size_t segments = 6;
    std::size_t parts = 2;  ///< of the segment in progress
    bool hasParts = true;
    bool hasDates = true;
    std::string prefix{};  ///< of every URI

    hls::MediaPlaylist make() const {
        hls::MediaPlaylist playlist;
        playlist.targetDuration = 2s;
        playlist.mediaSequence = first;
        playlist.hasIndependentSegments = true;
        for (std::uint64_t msn = first; msn != first + segments; ++msn) {
            playlist.segments.push_back(
                std::make_shared<const hls::Segment>(segment(msn, hasParts ? 4 : 0, true)));
        }
        if (!hasParts) {
            return playlist;
        }
        playlist.partTarget = 500ms;
        playlist.serverControl.canBlockReload = true;
        playlist.serverControl.partHoldBack = 1500ms;
        playlist.serverControl.canSkipUntil = 12s;
        playlist.inProgress = segment(first + segments, parts, false);
        playlist.preloadHints.push_back(
            {hls::PreloadHint::Type::kPart, partUri(first + segments, parts)});
        return playlist;
    }
    std::string text() const { return hls::writeMediaPlaylist(make()); }

    std::string partUri(std::uint64_t msn, std::uint64_t part) const {
        return prefix + std::to_string(msn) + "." + std::to_string(part) + ".m4s";
    }

private:
    hls::Segment segment(std::uint64_t msn, std::size_t count, bool isFinished) const {
        hls::Segment made;
        made.map.uri = prefix + "init.mp4";
        if (hasDates) {
            made.programDateTime = kNoon + 2000ms * static_cast<int>(msn);
        }
        for (std::uint64_t part = 0; part != count; ++part) {
            made.parts.push_back({partUri(msn, part), 500ms, part == 0, false});
        }
        if (isFinished) {
            made.uri = prefix + std::to_string(msn) + ".m4s";
            made.duration = 2s;
        }
        return made;
    }
};

/// The answer 200 with this text.
inline FetchAnswer answerWith(std::string text, SteadyTime at = {}) {
    FetchAnswer answer;
    answer.url = urlOf("http://a.example/live/v.m3u8");
    answer.status = 200;
    answer.body = SharedBuffer::take(std::move(text));
    answer.sentAt = at;
    answer.firstByteAt = at;
    answer.lastByteAt = at;
    return answer;
}

inline FetchAnswer answerOf(int status) {
    FetchAnswer answer = answerWith({});
    answer.status = status;
    return answer;
}

}  // namespace sigma::player::test
