#include "core/rtmp/output_queue.h"

#include <utility>

namespace sigma::rtmp {

void OutputQueue::copy(ByteSpan bytes) {
    m_gathered.insert(m_gathered.end(), bytes.begin(), bytes.end());
    m_pendingBytes += bytes.size();
}

void OutputQueue::append(const SharedBuffer& buffer) {
    if (buffer.size() < kSharedFrom) {
        copy(buffer.view());
        return;
    }
    closeGathered();
    m_pendingBytes += buffer.size();
    m_pieces.push_back(buffer);
}

std::vector<SharedBuffer> OutputQueue::take() {
    closeGathered();
    m_pendingBytes = 0;
    return std::exchange(m_pieces, {});
}

void OutputQueue::closeGathered() {
    if (!m_gathered.empty()) {
        m_pieces.push_back(SharedBuffer::take(std::exchange(m_gathered, {})));
    }
}

}  // namespace sigma::rtmp
