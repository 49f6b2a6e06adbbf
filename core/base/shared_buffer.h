#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sigma {

using ByteSpan = std::span<const std::uint8_t>;
using Bytes = std::vector<std::uint8_t>;

/// Immutable bytes shared by reference count: written once, then read by anyone.
///
/// A slice keeps the whole buffer alive. Copying costs one atomic increment. Thread: any.
class SharedBuffer {
public:
    SharedBuffer() = default;

    static SharedBuffer copyOf(ByteSpan bytes) { return take(Bytes(bytes.begin(), bytes.end())); }
    static SharedBuffer take(Bytes&& bytes);
    static SharedBuffer take(std::string&& text);
    /// Bytes within something that `owner` keeps alive; nobody writes them any more.
    static SharedBuffer within(std::shared_ptr<const void> owner, ByteSpan bytes) {
        return {std::move(owner), bytes};
    }

    const std::uint8_t* data() const { return m_view.data(); }
    std::size_t size() const { return m_view.size(); }
    bool empty() const { return m_view.empty(); }
    ByteSpan view() const { return m_view; }
    std::string_view text() const;

    /// The bytes from offset on, at most `length` of them; `offset` must be within the buffer.
    SharedBuffer slice(std::size_t offset, std::size_t length = std::dynamic_extent) const;

    /// Equal when the bytes are, wherever they live.
    friend bool operator==(const SharedBuffer& a, const SharedBuffer& b);

private:
    SharedBuffer(std::shared_ptr<const void> owner, ByteSpan view)
        : m_owner(std::move(owner)), m_view(view) {}

    std::shared_ptr<const void> m_owner;
    ByteSpan m_view;
};

}  // namespace sigma
