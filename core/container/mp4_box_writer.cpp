#include "core/container/mp4_box_writer.h"

#include <cassert>
#include <limits>

namespace sigma::container {

Mp4BoxScope::Mp4BoxScope(ByteWriter& writer, FourCc type)
    : m_writer(writer), m_start(writer.size()) {
    m_writer.u32(0).u32(type);
}

Mp4BoxScope::Mp4BoxScope(ByteWriter& writer, FourCc type, std::uint8_t version, std::uint32_t flags)
    : Mp4BoxScope(writer, type) {
    m_writer.u8(version).u24(flags);
}

Mp4BoxScope::~Mp4BoxScope() {
    const std::size_t size = m_writer.size() - m_start;
    assert(size <= std::numeric_limits<std::uint32_t>::max());
    m_writer.patchU32(m_start, static_cast<std::uint32_t>(size));
}

}  // namespace sigma::container
