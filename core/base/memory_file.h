#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma {

/// A file of memory (memfd_create(2)) for bytes that are sent many times: from a file the kernel
/// sends without copying them, which for large pieces is most of the work.
///
/// Every piece has its own pages, whose memory goes back when its last owner does. Their place in
/// the file is never used again, so that what is still on its way to a socket stays as it was.
/// Thread: any.
class MemoryFile : public std::enable_shared_from_this<MemoryFile> {
public:
    /// Below this a copy is cheaper.
    static constexpr std::size_t kSmallestPiece = 32 * 1024;

    /// Errors: kIo when the system has no such file, or limits the size of files.
    static Result<std::shared_ptr<MemoryFile>> create();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();

    /// The same bytes, in the file; the buffer as it is where it is small or there is no room.
    SharedBuffer keep(SharedBuffer bytes);

    /// Memory that the file takes. The process's resident size has only what it has read itself.
    std::uint64_t bytesInUse() const;

private:
    class Block;
    class Piece;

    struct Place {
        std::shared_ptr<const Block> block;
        std::uint64_t offset = 0;  ///< in the file
    };

    explicit MemoryFile(int descriptor) : m_descriptor(descriptor) {}

    /// None when memory can't be mapped.
    Place reserve(std::size_t size);

    const int m_descriptor;
    std::mutex m_mutex;
    std::shared_ptr<const Block> m_block;  ///< where the next piece goes
    std::uint64_t m_end = 0;               ///< of the pieces so far, in the file
    std::uint64_t m_blocksEnd = 0;
};

}  // namespace sigma
