#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>

namespace sigma::test {

/// OBS Studio's dynamic bitrate, written from its description, to measure ourselves against.
///
/// What it estimates comes from the last one to two seconds of sends. When its own queue spans
/// 200 ms it goes down to the estimate, or takes its last rise back; every 4 s it rises by a tenth
/// of the bitrate that it began with. It never drops a frame meanwhile.
class ObsBitrate {
public:
    ObsBitrate(std::int64_t videoBitrate, std::int64_t audioBitrate)
        : m_original(videoBitrate), m_audioBitrate(audioBitrate), m_current(videoBitrate) {}

    /// A message was sent from `begun` to `ended`.
    void onSent(std::chrono::milliseconds begun, std::chrono::milliseconds ended,
                std::size_t bytes);
    /// Before each message that is queued: the span of the queue.
    void onQueued(std::chrono::milliseconds now, std::chrono::milliseconds span);

    std::int64_t videoBitrate() const { return m_current; }

private:
    struct Sent {
        std::chrono::milliseconds begun;
        std::chrono::milliseconds ended;
        std::size_t bytes;
    };

    void lower(std::chrono::milliseconds now);

    std::int64_t m_original;
    std::int64_t m_audioBitrate;
    std::int64_t m_current;
    std::int64_t m_previous = 0;  ///< before the last rise
    std::int64_t m_estimate = 0;
    std::chrono::milliseconds m_riseAt{0};
    std::deque<Sent> m_sent;
    std::size_t m_sentBytes = 0;
};

}  // namespace sigma::test
