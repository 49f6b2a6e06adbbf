#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace sigma::rtmp {

/// Memory for the payloads of one connection, many small ones to a block.
///
/// A publisher's payloads come one after another and are let go of in that order, so a block lives
/// hardly longer than what is in it, and costs one allocation in the place of dozens. The first
/// blocks are small: most connections never need a second one.
/// Thread: the owner's; a block is freed by whoever lets go of it last.
class PayloadBlocks {
public:
    /// `size` bytes, not initialised. They and their block live as long as the pointer.
    std::shared_ptr<std::uint8_t> allocate(std::size_t size);

private:
    static constexpr std::size_t kFirstBlock = 4U << 10;
    static constexpr std::size_t kLargestBlock = 64U << 10;

    std::shared_ptr<std::uint8_t[]> m_block;
    std::size_t m_size = 0;
    std::size_t m_used = 0;
};

}  // namespace sigma::rtmp
