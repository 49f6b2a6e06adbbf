#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace sigma::publish {

/// The messages that have left our queue, and not yet the machine.
///
/// Positions are counts of bytes since the connection began: where a message ends, and how far the
/// kernel has sent. Thread: the owner's.
class Departures {
public:
    /// Its last byte is just before `end`; `keyFrameBytes` is 0 for all but key frames.
    void onWritten(std::int64_t timestamp, std::size_t keyFrameBytes, std::uint64_t end);
    /// The kernel has sent everything before that.
    void onLeft(std::uint64_t position);
    void clear() { m_underway.clear(); }

    /// Of the oldest that has not left whole.
    std::optional<std::int64_t> oldestTimestamp() const;
    /// Of key frames that have not left whole.
    std::size_t keyFrameBytes() const;

private:
    struct Departure {
        std::uint64_t end;
        std::int64_t timestamp;
        std::size_t keyFrameBytes;
    };

    std::deque<Departure> m_underway;
};

}  // namespace sigma::publish
