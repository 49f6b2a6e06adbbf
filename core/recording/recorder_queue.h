#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

#include "core/media/media_event.h"

namespace sigma::recording {

struct PauseRecording {};
struct ResumeRecording {};

using RecorderTask = std::variant<media::MediaEvent, PauseRecording, ResumeRecording>;

/// What waits for the disk: from one thread, to another.
///
/// Holds at most `maxBytes` of samples. Where the disk is slower, video is dropped up to the next
/// key frame that finds room, and sound that finds none; everything else always goes in.
class RecorderQueue {
public:
    explicit RecorderQueue(std::size_t maxBytes) : m_maxBytes(maxBytes) {}

    void push(RecorderTask task);
    /// What is there is still given out; take() then tells the end, at once.
    void close();

    /// All there is, once there is something; nothing when `patience` passes; none at the end.
    std::optional<std::vector<RecorderTask>> take(std::chrono::milliseconds patience);
    std::uint64_t dropped() const;

private:
    bool admits(const media::MediaSample& sample);

    const std::size_t m_maxBytes;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<RecorderTask> m_tasks;
    std::size_t m_bytes = 0;
    std::uint64_t m_dropped = 0;
    bool m_needsKey = false;
    bool m_isClosed = false;
};

}  // namespace sigma::recording
