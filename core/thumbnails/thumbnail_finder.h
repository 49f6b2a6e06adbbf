#pragma once

#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/thumbnails/thumbnail.h"
#include "core/thumbnails/thumbnail_place.h"

namespace sigma::thumbnails {

/// Finds a stream's small pictures while somebody looks for one: loads what it needs, one file at
/// a time over a connection of its own, and decodes key frames in a thread of its own.
///
/// When nobody asks any more, it loads no more than the picture that was asked for last. What it
/// loads shares the line with the player's own requests, neither behind nor before them, and no
/// measurement of the player knows of it: who wants the line for the player stops the finder.
/// Destruction ends what is under way, and waits for the thread. Thread: any.
class ThumbnailFinder {
public:
    ThumbnailFinder(player::PlayerThumbnails source, std::string userAgent,
                    std::shared_ptr<const Clock> clock);
    ThumbnailFinder(const ThumbnailFinder&) = delete;
    ThumbnailFinder& operator=(const ThumbnailFinder&) = delete;
    ~ThumbnailFinder();

    /// Looks for the picture there, and returns what was found for the place asked for before:
    /// to be asked several times a second while somebody points there. Of places that come faster
    /// than they are looked at, the newest counts. Null: no picture, or not yet.
    std::shared_ptr<const Thumbnail> look(const ThumbnailPlace& place);
    /// Ends what is being loaded; who looks again begins it anew.
    void stop();

private:
    class Session;
    std::unique_ptr<Session> m_session;
};

}  // namespace sigma::thumbnails
