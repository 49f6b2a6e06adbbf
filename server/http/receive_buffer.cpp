#include "server/http/receive_buffer.h"

#include <algorithm>
#include <cassert>

namespace sigma::http {

ReceiveBuffer::ReceiveBuffer(std::size_t limit) : m_limit(std::max(limit, kInitialCapacity)) {}

std::span<char> ReceiveBuffer::prepare() {
    if (m_end == m_capacity) {
        const std::size_t waiting = m_end - m_begin;
        const bool isCrowded = waiting > m_capacity / 2;
        const std::size_t doubled = std::clamp(m_capacity * 2, kInitialCapacity, m_limit);
        moveTo(isCrowded || m_capacity == 0 ? doubled : m_capacity);
    }
    return {m_bytes.get() + m_end, m_capacity - m_end};
}

void ReceiveBuffer::consume(std::size_t size) {
    assert(size <= m_end - m_begin);
    m_begin += size;
    if (!empty()) {
        return;
    }
    m_begin = 0;
    m_end = 0;
    if (m_capacity > kInitialCapacity) {
        release();
    }
}

void ReceiveBuffer::release() {
    if (empty()) {
        m_bytes.reset();
        m_capacity = 0;
        m_begin = 0;
        m_end = 0;
    }
}

void ReceiveBuffer::moveTo(std::size_t capacity) {
    const std::string_view waiting = view();
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
    std::ranges::copy(waiting, bytes.get());
    m_end = waiting.size();
    m_begin = 0;
    m_capacity = capacity;
    m_bytes = std::move(bytes);
}

}  // namespace sigma::http
