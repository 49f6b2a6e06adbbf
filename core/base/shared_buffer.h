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

/// Where bytes of memory lie in a file too, from which the kernel can send them without a copy.
struct FilePlace {
    int descriptor = -1;  ///< negative: in none
    std::uint64_t offset = 0;
};

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
    /// The same for bytes that `owner` keeps in a file as well.
    static SharedBuffer withinFile(std::shared_ptr<const void> owner, ByteSpan bytes,
                                   FilePlace file) {
        return {std::move(owner), bytes, file};
    }

    const std::uint8_t* data() const { return m_view.data(); }
    std::size_t size() const { return m_view.size(); }
    bool empty() const { return m_view.empty(); }
    ByteSpan view() const { return m_view; }
    std::string_view text() const;
    bool isInFile() const { return m_file.descriptor >= 0; }
    /// Where the first byte lies.
    const FilePlace& file() const { return m_file; }

    /// The bytes from offset on, at most `length` of them; `offset` must be within the buffer.
    SharedBuffer slice(std::size_t offset, std::size_t length = std::dynamic_extent) const;

    /// Equal when the bytes are, wherever they live.
    friend bool operator==(const SharedBuffer& a, const SharedBuffer& b);

private:
    SharedBuffer(std::shared_ptr<const void> owner, ByteSpan view, FilePlace file = {})
        : m_owner(std::move(owner)), m_view(view), m_file(file) {}

    std::shared_ptr<const void> m_owner;
    ByteSpan m_view;
    FilePlace m_file;
};

}  // namespace sigma
