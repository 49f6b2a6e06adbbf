#include "core/publish/send_queue.h"

#include <algorithm>

namespace sigma::publish {
namespace {

bool isKeyFrame(const OutgoingMessage& message) {
    return message.kind == MessageKind::kKeyFrame;
}

bool isFrameInBetween(const OutgoingMessage& message) {
    return message.isVideo() && !isKeyFrame(message);
}

}  // namespace

void SendQueue::push(OutgoingMessage message) {
    if (m_awaitsKeyFrame && isFrameInBetween(message)) {
        ++m_droppedFrames;
        return;
    }
    if (isKeyFrame(message)) {
        m_awaitsKeyFrame = false;
    }
    m_newest = message.timestamp;
    m_bytes += message.size();
    m_messages.push_back(std::move(message));
}

std::optional<OutgoingMessage> SendQueue::pop() {
    m_sending.reset();
    if (m_messages.empty()) {
        return std::nullopt;
    }
    OutgoingMessage message = std::move(m_messages.front());
    m_messages.pop_front();
    m_bytes -= message.size();
    m_sending = message.timestamp;
    return message;
}

void SendQueue::clear() {
    m_messages.clear();
    m_sending.reset();
    m_bytes = 0;
}

std::chrono::milliseconds SendQueue::span() const {
    if (m_messages.empty()) {
        return std::chrono::milliseconds(0);
    }
    return spanSince(m_sending.value_or(m_messages.front().timestamp));
}

std::chrono::milliseconds SendQueue::spanSince(std::int64_t timestamp) const {
    // Sound and pictures do not come in strict order of time.
    return std::chrono::milliseconds(std::max<std::int64_t>(0, m_newest - timestamp));
}

std::size_t SendQueue::keyFrameBytes() const {
    std::size_t bytes = 0;
    for (const OutgoingMessage& message : m_messages) {
        bytes += isKeyFrame(message) ? message.size() : 0;
    }
    return bytes;
}

std::size_t SendQueue::audioWaiting() const {
    return static_cast<std::size_t>(
        std::ranges::count(m_messages, MessageKind::kAudio, &OutgoingMessage::kind));
}

template <class Predicate>
void SendQueue::dropWhere(std::deque<OutgoingMessage>::iterator end, Predicate isUnwanted) {
    const auto kept = std::remove_if(m_messages.begin(), end, isUnwanted);
    const auto dropped = static_cast<std::uint64_t>(std::distance(kept, end));
    m_messages.erase(kept, end);
    m_droppedFrames += dropped;
    m_bytes = 0;
    for (const OutgoingMessage& message : m_messages) {
        m_bytes += message.size();
    }
}

void SendQueue::dropDisposable() {
    dropWhere(m_messages.end(), [](const OutgoingMessage& message) {
        return message.kind == MessageKind::kDisposableFrame;
    });
}

void SendQueue::dropToKeyFrame() {
    const auto lastKey = std::find_if(m_messages.rbegin(), m_messages.rend(), isKeyFrame);
    if (lastKey == m_messages.rend()) {
        m_awaitsKeyFrame = true;
        dropWhere(m_messages.end(), isFrameInBetween);
        return;
    }
    dropWhere(std::prev(lastKey.base()), isFrameInBetween);
}

}  // namespace sigma::publish
