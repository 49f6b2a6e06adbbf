#pragma once

#include <vector>

#include "core/player/stream/media_source.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/scripted_fetcher.h"
#include "tests/support/fake_clock.h"

namespace sigma::player::test {

/// Sources of a scripted server, and what they tell.
struct SourceFixture : SourceListener {
    void onAnswer(const FetchAnswer&) override { ++answers; }
    void onPlaylist(MediaSource&, PlaylistChange change) override { changes.push_back(change); }
    void onPlaylistError(MediaSource&, const Error& error) override { errors.push_back(error); }
    const MediaTimeline* referenceFor(const MediaSource&) const override { return reference; }
    Duration timelineBase() const override { return Duration{0}; }

    std::unique_ptr<MediaSource> makeSource(std::string_view name, std::size_t index = 0) {
        return std::make_unique<MediaSource>(
            SourceId{Lane::kMain, index},
            urlOf("http://a.example/" + std::string(name) + "/v.m3u8"), requests, clock, *this);
    }
    /// Followed, and with its first playlist.
    std::unique_ptr<MediaSource> makeLoaded(std::string_view name,
                                            const hls::MediaPlaylist& playlist,
                                            std::size_t index = 0) {
        auto source = makeSource(name, index);
        source->follow();
        source->tick();
        fetcher.answer(requests, std::string(name) + "/v.m3u8",
                       answerWith(hls::writeMediaPlaylist(playlist)));
        return source;
    }

    sigma::test::FakeClock clock;
    ScriptedFetcher fetcher;
    Requests requests{fetcher};
    std::size_t answers = 0;
    std::vector<PlaylistChange> changes;
    std::vector<Error> errors;
    const MediaTimeline* reference = nullptr;
};

}  // namespace sigma::player::test
