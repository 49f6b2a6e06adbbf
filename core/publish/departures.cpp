#include "core/publish/departures.h"

namespace sigma::publish {

void Departures::onWritten(std::int64_t timestamp, std::size_t keyFrameBytes, std::uint64_t end) {
    m_underway.push_back({end, timestamp});
    if (keyFrameBytes != 0) {
        m_keyFrames.push_back({end, keyFrameBytes});
    }
}

void Departures::onLeft(std::uint64_t position) {
    while (!m_underway.empty() && m_underway.front().end <= position) {
        m_underway.pop_front();
    }
}

void Departures::onAcknowledged(std::uint64_t position) {
    while (!m_keyFrames.empty() && m_keyFrames.front().end <= position) {
        m_keyFrames.pop_front();
    }
}

void Departures::clear() {
    m_underway.clear();
    m_keyFrames.clear();
}

std::optional<std::int64_t> Departures::oldestTimestamp() const {
    if (m_underway.empty()) {
        return std::nullopt;
    }
    return m_underway.front().timestamp;
}

std::size_t Departures::keyFrameBytes() const {
    std::size_t bytes = 0;
    for (const KeyFrame& keyFrame : m_keyFrames) {
        bytes += keyFrame.bytes;
    }
    return bytes;
}

}  // namespace sigma::publish
