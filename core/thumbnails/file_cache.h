#pragma once

#include <cstddef>
#include <list>
#include <string>

#include "core/base/shared_buffer.h"
#include "core/thumbnails/file_part.h"

namespace sigma::thumbnails {

/// Files that were loaded of late; those that were looked at longest ago go first when they are
/// more than 256, or more than `mostBytes` together. Thread: one at a time.
class FileCache {
public:
    explicit FileCache(std::size_t mostBytes) : m_mostBytes(mostBytes) {}

    void put(const FilePart& part, SharedBuffer bytes);
    /// Null: it is not here. Good until the next call.
    const SharedBuffer* find(const FilePart& part);

private:
    struct File {
        FilePart part;
        SharedBuffer bytes;
    };

    static constexpr std::size_t kMostFiles = 256;

    const std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    std::list<File> m_files;  ///< looked at last first; a few dozen
};

}  // namespace sigma::thumbnails
