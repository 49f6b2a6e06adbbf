#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "core/player/chunk_plan.h"
#include "core/player/init_store.h"
#include "core/player/media_chunk.h"
#include "core/player/media_load.h"
#include "core/player/media_source.h"

namespace sigma::player {

/// Hears what a lane has loaded, and is asked whether it may go on.
class LaneListener {
public:
    virtual ~LaneListener() = default;
    /// Asked before each request, and before each gap; may call switchTo().
    virtual bool mayLoad(Lane lane, const ChunkPlan& plan) = 0;
    /// In order, complete, with its initialisation section. What begins before the end of the last
    /// one takes the place of what was there.
    virtual void onChunk(MediaChunk chunk) = 0;
    virtual void onTransfer(Lane lane, const Transfer& transfer) = 0;
    /// It will be a gap, or was tried again.
    virtual void onChunkFault(Lane lane, const Error& error) = 0;
    /// The first chunk of another source was handed over.
    virtual void onSwitched(Lane lane, SourceId from, SourceId to) = 0;
    /// What comes next, at that time, has left the window.
    virtual void onGone(Lane lane, Duration at) = 0;
    /// Of a source, bit/s; 0: not known.
    virtual double bitrateOf(SourceId source) const = 0;
};

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
    MediaSource* next() const { return m_next; }
    /// The one that is changed to, else the one that is loaded; null before aim().
    MediaSource* coming() const { return m_next != nullptr ? m_next : m_source; }
    /// Goes on in another source from where that can begin; in this one: stays.
    void switchTo(MediaSource& source);
    /// Cancels what is under way; the next chunk is chosen anew, if `goesBack` from what is
    /// buffered already.
    void giveUp(bool goesBack);

    /// Tells the listener how far the first transfer has come.
    void tellProgress();
    /// Hands over what is complete and asks for what is next. Returns when it wants to be asked
    /// again.
    std::optional<SteadyTime> advance(const LaneOutlook& outlook);

    bool isAimed() const { return m_source != nullptr; }
    /// Everything was handed over, to the end of the list.
    bool isAtEnd() const { return m_isAtEnd && m_loads.empty(); }
    /// End of what was handed over.
    Duration loadedUntil() const { return m_loadedUntil; }
    /// End of what was asked for, but for what could still be loaded from elsewhere instead.
    Duration boundUntil() const;
    /// The first transfer that is not complete; null: none.
    const MediaLoad* pending() const;
    bool uses(const MediaSource& source) const;

private:
    void reviseHints();
    bool deliverFirst();
    /// Nothing while it is on its way; a failure where it cannot be had.
    std::optional<Result<SharedBuffer>> initOf(const MediaLoad& load);
    void handOver(const MediaLoad& load, SharedBuffer init, bool isGap);
    bool requestNext(const LaneOutlook& outlook);
    bool wantsSegments(const LaneOutlook& outlook) const;
    /// Whether the last one could be left for that bitrate, for less than is still to come of it.
    bool isLoose(double otherBitrate) const;
    Duration askedUntil() const;
    bool considerSwitch(const LaneOutlook& outlook);
    bool waitsForOther(const ChunkPlan& plan, const LaneOutlook& outlook);
    void changeTo(const EntryPoint& at);
    void ask(ChunkPlan plan, const LaneOutlook& outlook);
    void onAnswer(std::uint64_t key, Result<FetchAnswer> answer);
    void onFailure(std::size_t index, const Error& error);
    void tellOfTransfer(const MediaLoad& load);
    /// Cancels the loads from that one on; what it was for is next again.
    void dropFrom(std::size_t index);
    void putGap(ChunkPlan plan);

    const Lane m_lane;
    Requests& m_requests;
    InitStore& m_inits;
    const Clock& m_clock;
    LaneListener& m_listener;
    MediaSource* m_source = nullptr;
    MediaSource* m_next = nullptr;
    std::optional<SourceId> m_handedOver;  ///< source of the last chunk
    std::deque<MediaLoad> m_loads;         ///< in order; at most two
    std::uint64_t m_lastKey = 0;
    ChunkPosition m_cursor;
    Duration m_loadedUntil{0};
    std::string m_refusedHint;  ///< is loaded when it is listed
    unsigned m_failures = 0;    ///< of the chunk at the cursor
    SteadyTime m_retryAt;
    std::optional<SteadyTime> m_waitsUntil;  ///< for the other source to list what this one has
    bool m_goesBack = false;
    bool m_isAtEnd = false;
};

}  // namespace sigma::player
