#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace sigma::publish {

/// The messages that have left our queue, and not yet the machine; and the key frames that have not
/// arrived.
///
/// Positions are counts of bytes since the connection began: where a message ends, how far the
/// kernel has sent, and how far the peer has acknowledged. Thread: the owner's.
class Departures {
public:
    /// Its last byte is just before `end`; `keyFrameBytes` is 0 for all but key frames.
    void onWritten(std::int64_t timestamp, std::size_t keyFrameBytes, std::uint64_t end);
    /// The kernel has sent everything before that.
    void onLeft(std::uint64_t position);
    void onAcknowledged(std::uint64_t position);
    void clear();

    /// Of the oldest that has not left whole.
    std::optional<std::int64_t> oldestTimestamp() const;
    /// Of key frames that are not acknowledged whole.
    std::size_t keyFrameBytes() const;

private:
    struct Departure {
        std::uint64_t end;
        std::int64_t timestamp;
    };
    struct KeyFrame {
        std::uint64_t end;
        std::size_t bytes;
    };

    std::deque<Departure> m_underway;
    std::deque<KeyFrame> m_keyFrames;
};

}  // namespace sigma::publish
