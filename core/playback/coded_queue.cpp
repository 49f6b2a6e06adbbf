#include "core/playback/coded_queue.h"

#include <iterator>
#include <utility>

namespace sigma::playback {

void CodedQueue::push(CodedItem item) {
    m_bytes += item.sample.payload.size();
    m_items.push_back(std::move(item));
}

std::optional<CodedItem> CodedQueue::pop() {
    if (m_items.empty()) {
        return std::nullopt;
    }
    CodedItem item = std::move(m_items.front());
    m_items.pop_front();
    m_bytes -= item.sample.payload.size();
    return item;
}

void CodedQueue::clear() {
    m_items.clear();
    m_bytes = 0;
}

void CodedQueue::dropFrom(Duration from) {
    while (!m_items.empty() && m_items.back().chunkStart >= from) {
        m_bytes -= m_items.back().sample.payload.size();
        m_items.pop_back();
    }
}

std::size_t CodedQueue::skipToKeyBefore(Duration position) {
    auto key = m_items.begin();
    for (auto item = m_items.begin(); item != m_items.end() && item->time <= position; ++item) {
        if (item->kind == CodedItem::Kind::kSample && item->sample.isKey) {
            key = item;
        }
    }
    std::size_t skipped = 0;
    for (auto count = std::distance(m_items.begin(), key); count != 0; --count) {
        skipped += m_items.front().kind == CodedItem::Kind::kSample ? 1 : 0;
        pop();
    }
    return skipped;
}

}  // namespace sigma::playback
