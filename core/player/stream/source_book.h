#pragma once

#include <map>
#include <memory>
#include <optional>

#include "core/player/stream/media_source.h"
#include "core/player/stream/stream_layout.h"

namespace sigma::player {

/// The media playlists of a stream, made when they are first needed. Thread: the engine's.
class SourceBook {
public:
    SourceBook(Requests& requests, const Clock& clock, SourceListener& listener)
        : m_requests(requests), m_clock(clock), m_listener(listener) {}

    /// To be called before all others. Called again, it forgets every playlist: nobody may hold
    /// one any more.
    void setLayout(const StreamLayout& layout);
    /// The index must be one of the layout's.
    MediaSource& at(SourceId id);
    const MediaSource* find(SourceId id) const;
    /// Keeps the playlist up to date, seeded by what the other one reports of it.
    MediaSource& follow(SourceId id, const MediaSource* reporter);
    /// What a followed playlist says of another one (EXT-X-RENDITION-REPORT).
    std::optional<hls::RenditionReport> reportOn(SourceId id, const MediaSource* reporter);
    /// Of those that lie on the timeline but for that one, the one that reaches furthest; null:
    /// none.
    const MediaTimeline* timelineBeside(const MediaSource& source) const;

    /// Sends what is due; returns when it wants to be asked again.
    std::optional<SteadyTime> tick();
    /// Whether one is being loaded only to be known.
    bool isAcquainting() const;
    template <class IsUsed>
    void restUnless(const IsUsed& isUsed) {
        for (auto& [id, source] : m_sources) {
            if (source->isFollowed() && !isUsed(*source)) {
                source->rest();
            }
        }
    }
    void tuneIn();
    void refresh();

private:
    Requests& m_requests;
    const Clock& m_clock;
    SourceListener& m_listener;
    const StreamLayout* m_layout = nullptr;
    std::map<SourceId, std::unique_ptr<MediaSource>> m_sources;
};

}  // namespace sigma::player
