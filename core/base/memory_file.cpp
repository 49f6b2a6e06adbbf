#include "core/base/memory_file.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <linux/falloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sigma {
namespace {

constexpr std::uint64_t kPage = 4096;
/// Address space that is mapped at once: a mapping for each piece would be too many.
constexpr std::uint64_t kBlock = 64 * 1024 * 1024;

std::uint64_t wholePages(std::uint64_t size) {
    return (size + kPage - 1) / kPage * kPage;
}

bool writeAll(int descriptor, ByteSpan bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const ssize_t size =
            ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (size <= 0 && errno != EINTR) {
            return false;
        }
        const auto written = static_cast<std::size_t>(size > 0 ? size : 0);
        bytes = bytes.subspan(written);
        offset += written;
    }
    return true;
}

}  // namespace

/// A stretch of the file as memory, mapped while any of its pieces lives.
class MemoryFile::Block {
public:
    Block(void* begin, std::uint64_t offset) : m_begin(begin), m_offset(offset) {}
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;
    ~Block() { ::munmap(m_begin, kBlock); }

    ByteSpan at(std::uint64_t offset, std::size_t size) const {
        return {static_cast<const std::uint8_t*>(m_begin) + (offset - m_offset), size};
    }

private:
    void* const m_begin;
    const std::uint64_t m_offset;
};

/// Gives its pages back when nobody has it any more.
class MemoryFile::Piece {
public:
    Piece(std::shared_ptr<const MemoryFile> file, Place place, std::size_t size)
        : m_file(std::move(file)), m_place(std::move(place)), m_size(size) {}
    Piece(const Piece&) = delete;
    Piece& operator=(const Piece&) = delete;
    ~Piece() {
        ::fallocate(m_file->m_descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                    static_cast<off_t>(m_place.offset), static_cast<off_t>(wholePages(m_size)));
    }

    ByteSpan view() const { return m_place.block->at(m_place.offset, m_size); }

private:
    const std::shared_ptr<const MemoryFile> m_file;
    const Place m_place;
    const std::size_t m_size;
};

Result<std::shared_ptr<MemoryFile>> MemoryFile::create() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) {
        // The file's size only grows, although most of it is a hole.
        return Error{ErrorCode::kIo, "the size of files is limited (RLIMIT_FSIZE)"};
    }
    const int descriptor = ::memfd_create("sigma-media", MFD_CLOEXEC);
    if (descriptor < 0) {
        return Error{ErrorCode::kIo, std::string("memfd_create: ") + std::strerror(errno)};
    }
    return std::shared_ptr<MemoryFile>(new MemoryFile(descriptor));
}

MemoryFile::~MemoryFile() {
    ::close(m_descriptor);
}

SharedBuffer MemoryFile::keep(SharedBuffer bytes) {
    if (bytes.size() < kSmallestPiece || bytes.size() > kBlock) {
        return bytes;
    }
    Place place = reserve(bytes.size());
    if (!place.block) {
        return bytes;
    }
    const std::uint64_t offset = place.offset;
    auto piece = std::make_shared<const Piece>(shared_from_this(), std::move(place), bytes.size());
    if (!writeAll(m_descriptor, bytes.view(), offset)) {
        return bytes;
    }
    const ByteSpan view = piece->view();
    return SharedBuffer::withinFile(std::move(piece), view, {m_descriptor, offset});
}

std::uint64_t MemoryFile::bytesInUse() const {
    constexpr std::uint64_t kStatBlock = 512;
    struct stat status {};
    return ::fstat(m_descriptor, &status) == 0
               ? static_cast<std::uint64_t>(status.st_blocks) * kStatBlock
               : 0;
}

MemoryFile::Place MemoryFile::reserve(std::size_t size) {
    const std::uint64_t pages = wholePages(size);
    const std::lock_guard lock(m_mutex);
    if (!m_block || m_end + pages > m_blocksEnd) {
        void* const begin = ::mmap(nullptr, kBlock, PROT_READ, MAP_SHARED, m_descriptor,
                                   static_cast<off_t>(m_blocksEnd));
        if (begin == MAP_FAILED) {
            return {};
        }
        m_block = std::make_shared<const Block>(begin, m_blocksEnd);
        m_end = m_blocksEnd;
        m_blocksEnd += kBlock;
    }
    return {m_block, std::exchange(m_end, m_end + pages)};
}

}  // namespace sigma
