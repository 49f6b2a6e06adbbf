#include "core/thumbnails/file_cache.h"

#include <algorithm>

namespace sigma::thumbnails {

void FileCache::put(const FilePart& part, SharedBuffer bytes) {
    if (find(part) != nullptr) {
        m_bytes -= m_files.front().bytes.size();
        m_files.pop_front();
    }
    m_bytes += bytes.size();
    m_files.push_front({part, std::move(bytes)});
    while (m_bytes > m_mostBytes || m_files.size() > kMostFiles) {
        m_bytes -= m_files.back().bytes.size();
        m_files.pop_back();
    }
}

const SharedBuffer* FileCache::find(const FilePart& part) {
    const auto file = std::ranges::find(m_files, part, &File::part);
    if (file == m_files.end()) {
        return nullptr;
    }
    m_files.splice(m_files.begin(), m_files, file);
    return &m_files.front().bytes;
}

}  // namespace sigma::thumbnails
