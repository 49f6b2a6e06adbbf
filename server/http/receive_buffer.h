#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace sigma::http {

/// Received bytes that nobody has used yet. Small while requests are, and nothing when released.
class ReceiveBuffer {
public:
    static constexpr std::size_t kInitialCapacity = 2048;

    /// Never holds more than `limit` bytes, or the initial capacity where that is more.
    explicit ReceiveBuffer(std::size_t limit);

    bool empty() const { return m_begin == m_end; }
    std::size_t capacity() const { return m_capacity; }
    std::string_view view() const { return {m_bytes.get() + m_begin, m_end - m_begin}; }

    /// Room to receive into; empty when the limit is reached.
    std::span<char> prepare();
    /// The first `size` bytes of the room were filled.
    void commit(std::size_t size) { m_end += size; }
    /// The first `size` bytes of the view were used.
    void consume(std::size_t size);
    /// Gives the memory back when no byte is waiting.
    void release();

private:
    void moveTo(std::size_t capacity);

    std::size_t m_limit;
    std::size_t m_capacity = 0;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::unique_ptr<char[]> m_bytes;
};

}  // namespace sigma::http
