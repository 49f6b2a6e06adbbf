#pragma once

#include <deque>
#include <functional>

#include "core/player/loading/media_load.h"
#include "core/player/network/requests.h"

namespace sigma::player {

/// What a lane has asked for and not handed over yet, in order. Thread: the engine's.
class ChunkQueue {
public:
    /// How far a transfer has come.
    using OnTransfer = std::function<void(const Transfer&)>;
    /// It is in the queue still, and is to be dropped.
    using OnFailure = std::function<void(std::size_t index, const Error& error)>;

    ChunkQueue(Lane lane, Requests& requests, const Clock& clock, OnTransfer onTransfer,
               OnFailure onFailure);
    ChunkQueue(const ChunkQueue&) = delete;
    ChunkQueue& operator=(const ChunkQueue&) = delete;

    bool isEmpty() const { return m_loads.empty(); }
    std::size_t size() const { return m_loads.size(); }
    MediaLoad& operator[](std::size_t index) { return m_loads[index]; }
    const MediaLoad& front() const { return m_loads.front(); }
    const MediaLoad& back() const { return m_loads.back(); }
    bool hasHint() const;
    bool holds(const MediaSource& source) const;
    /// The first transfer that is not complete; null: none.
    const MediaLoad* pending() const;
    /// Behind the last one, where there is none.
    std::size_t pendingIndex() const;

    /// Asks for it. `bitsPerSecond` is the source's; `isUrgent`: playing waits for it.
    void ask(MediaSource& source, ChunkPlan plan, const httpclient::Url& url, double bitsPerSecond,
             bool isUrgent);
    /// A chunk that is not loaded.
    void putGap(MediaSource& source, ChunkPlan plan);
    void popFront() { m_loads.pop_front(); }
    /// Cancels the loads from that one on.
    void dropFrom(std::size_t index);
    /// Tells how far the first transfer has come.
    void tellProgress() const;

private:
    std::deque<MediaLoad>::iterator find(std::uint64_t key);
    MediaLoad& push(MediaSource& source, ChunkPlan plan);
    void onAnswer(std::uint64_t key, Result<FetchAnswer> answer);
    void tellOf(const MediaLoad& load) const;

    const Lane m_lane;
    Requests& m_requests;
    const Clock& m_clock;
    const OnTransfer m_onTransfer;
    const OnFailure m_onFailure;
    std::deque<MediaLoad> m_loads;
    std::uint64_t m_lastKey = 0;
};

}  // namespace sigma::player
