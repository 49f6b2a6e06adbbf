#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

#include "core/publish/outgoing_message.h"

namespace sigma::publish {

/// What waits to be sent on one connection, in the order in which it goes out.
///
/// Bounded: what comes when more than kMaxSpan or kMaxBytes waits makes isOverflowing() true, and
/// the owner gives the connection up. Before that, the owner lets go of video by the drop calls;
/// audio, headers and key frames are never dropped.
/// Thread: the owner's.
class SendQueue {
public:
    static constexpr std::chrono::milliseconds kMaxSpan{10'000};
    static constexpr std::size_t kMaxBytes = std::size_t{64} * 1024 * 1024;

    /// A frame that cannot be decoded, since one before it was dropped, is dropped too.
    void push(OutgoingMessage message);
    /// The next one; it counts for span() until the following pop() or clear().
    std::optional<OutgoingMessage> pop();
    /// What was popped last is out.
    void finishSending() { m_sending.reset(); }
    void clear();

    bool empty() const { return m_messages.empty(); }
    std::size_t bytes() const { return m_bytes; }
    std::size_t audioWaiting() const;
    bool isOverflowing() const { return span() > kMaxSpan || m_bytes > kMaxBytes; }
    /// From the message being sent, or the next, to the newest.
    std::chrono::milliseconds span() const;
    /// From an older message to the newest that ever came, whether it waits still or not.
    std::chrono::milliseconds spanSince(std::int64_t timestamp) const;
    /// Of key frames that wait.
    std::size_t keyFrameBytes() const;

    /// Drops frames that no other refers to.
    void dropDisposable();
    /// Drops all frames that wait, but key frames and what follows the last of them; with no key
    /// frame waiting, all that come before the next one, too.
    void dropToKeyFrame();
    /// Drops what comes until the next key frame: at the beginning of a connection.
    void awaitKeyFrame() { m_awaitsKeyFrame = true; }
    bool awaitsKeyFrame() const { return m_awaitsKeyFrame; }

    std::uint64_t droppedFrames() const { return m_droppedFrames; }

private:
    template <class Predicate>
    void dropWhere(std::deque<OutgoingMessage>::iterator end, Predicate isUnwanted);

    std::deque<OutgoingMessage> m_messages;
    std::optional<std::int64_t> m_sending;  ///< its timestamp
    std::size_t m_bytes = 0;
    std::int64_t m_newest = 0;
    bool m_awaitsKeyFrame = false;
    std::uint64_t m_droppedFrames = 0;
};

}  // namespace sigma::publish
