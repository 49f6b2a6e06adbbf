#include "core/rtmp/payload_blocks.h"

#include <algorithm>

namespace sigma::rtmp {

std::shared_ptr<std::uint8_t> PayloadBlocks::allocate(std::size_t size) {
    const auto partOf = [](const std::shared_ptr<std::uint8_t[]>& block, std::size_t offset) {
        return std::shared_ptr<std::uint8_t>(block, block.get() + offset);
    };
    if (size > m_size - m_used) {
        const std::size_t next = std::clamp(2 * m_size, kFirstBlock, kLargestBlock);
        if (size > next / 4) {
            return partOf(std::make_shared_for_overwrite<std::uint8_t[]>(size), 0);
        }
        m_block = std::make_shared_for_overwrite<std::uint8_t[]>(next);
        m_size = next;
        m_used = 0;
    }
    m_used += size;
    return partOf(m_block, m_used - size);
}

}  // namespace sigma::rtmp
