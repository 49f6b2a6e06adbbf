#include "core/base/shared_buffer.h"

#include <algorithm>
#include <cassert>

namespace sigma {

SharedBuffer SharedBuffer::take(Bytes&& bytes) {
    auto owner = std::make_shared<const Bytes>(std::move(bytes));
    const ByteSpan view(*owner);
    return {std::move(owner), view};
}

SharedBuffer SharedBuffer::take(std::string&& text) {
    auto owner = std::make_shared<const std::string>(std::move(text));
    const ByteSpan view(reinterpret_cast<const std::uint8_t*>(owner->data()), owner->size());
    return {std::move(owner), view};
}

std::string_view SharedBuffer::text() const {
    return {reinterpret_cast<const char*>(m_view.data()), m_view.size()};
}

SharedBuffer SharedBuffer::slice(std::size_t offset, std::size_t length) const {
    assert(offset <= m_view.size());
    FilePlace file = m_file;
    file.offset += offset;
    return {m_owner, m_view.subspan(offset, std::min(length, m_view.size() - offset)), file};
}

bool operator==(const SharedBuffer& a, const SharedBuffer& b) {
    return std::ranges::equal(a.m_view, b.m_view);
}

}  // namespace sigma
