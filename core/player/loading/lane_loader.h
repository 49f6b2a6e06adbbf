#pragma once

#include <optional>

#include "core/player/loading/chunk_delivery.h"
#include "core/player/loading/chunk_queue.h"
#include "core/player/loading/chunk_retry.h"
#include "core/player/loading/lane_switch.h"

namespace sigma::player {

/// What a lane needs to know of the playback.
struct LaneOutlook {
    Duration position{0};             ///< of the playout
    std::optional<double> bandwidth;  ///< bit/s
    bool isUrgent = false;            ///< playing waits for media
};

/// Loads one lane's chunks in order, and changes from one source to another where decoding can
/// begin.
///
/// One transfer at a time, and the hinted part beside it (draft-pantos-hls-rfc8216bis, 6.3.8):
/// parts at the edge; whole segments where there is time for them. What cannot be loaded becomes a
/// gap. Thread: the engine's.
class LaneLoader {
public:
    LaneLoader(Lane lane, Requests& requests, InitStore& inits, const Clock& clock,
               LaneListener& listener);
    LaneLoader(const LaneLoader&) = delete;
    LaneLoader& operator=(const LaneLoader&) = delete;

    /// Begins anew at a place of a source.
    void aim(MediaSource& source, const EntryPoint& at);
    /// Loads nothing until aim().
    void stop();
    MediaSource* source() const { return m_source; }
    MediaSource* next() const { return m_switch.next(); }
    /// The one that is changed to, else the one that is loaded; null before aim().
    MediaSource* coming() const { return next() != nullptr ? next() : m_source; }
    /// Goes on in another source from where that can begin; in this one: stays.
    void switchTo(MediaSource& source);
    /// Cancels what is under way; the next chunk is chosen anew, and may begin in what is
    /// buffered already.
    void giveUp();

    /// Tells the listener how far the first transfer has come.
    void tellProgress() const { m_queue.tellProgress(); }
    /// Hands over what is complete and asks for what is next. Returns when it wants to be asked
    /// again.
    std::optional<SteadyTime> advance(const LaneOutlook& outlook);

    bool isAimed() const { return m_source != nullptr; }
    /// Everything was handed over, to the end of the list.
    bool isAtEnd() const { return m_isAtEnd && m_queue.isEmpty(); }
    /// End of what was handed over.
    Duration loadedUntil() const { return m_delivery.loadedUntil(); }
    /// End of what was asked for, but for what could still be loaded from elsewhere instead.
    Duration boundUntil() const;
    /// The first transfer that is not complete; null: none.
    const MediaLoad* pending() const { return m_queue.pending(); }
    bool uses(const MediaSource& source) const;

private:
    void reviseHints();
    bool deliverFirst();
    bool requestNext(const LaneOutlook& outlook);
    bool wantsSegments(const LaneOutlook& outlook) const;
    /// Whether the last one could be left for a chunk of that bitrate.
    bool isLastLoose(double otherBitrate) const;
    Duration askedUntil() const;
    bool considerSwitch(const LaneOutlook& outlook);
    void ask(ChunkPlan plan, bool isUrgent);
    void onFailure(std::size_t index, const Error& error);
    /// Cancels the loads from that one on; what it was for is next again.
    void dropFrom(std::size_t index);

    const Lane m_lane;
    const Clock& m_clock;
    LaneListener& m_listener;
    ChunkQueue m_queue;  ///< at most two
    ChunkDelivery m_delivery;
    ChunkRetry m_retry;  ///< of the chunk at the cursor
    LaneSwitch m_switch;
    MediaSource* m_source = nullptr;
    ChunkPosition m_cursor;
    std::optional<ChunkPlan> m_refusedHint;  ///< is loaded when it is listed
    bool m_isAtEnd = false;
};

}  // namespace sigma::player
