#pragma once

#include <cstddef>
#include <vector>

#include "core/base/shared_buffer.h"

namespace sigma::rtmp {

/// Bytes on their way out: small ones gathered into one buffer, large ones shared.
///
/// A connection writes its pieces with one gathering write and never copies a video frame.
class OutputQueue {
public:
    /// From here on, one more piece costs less than the copy.
    static constexpr std::size_t kSharedFrom = 1024;

    void copy(ByteSpan bytes);
    /// Shares the bytes of a large buffer, copies those of a small one.
    void append(const SharedBuffer& buffer);

    std::size_t pendingBytes() const { return m_pendingBytes; }
    std::vector<SharedBuffer> take();

private:
    void closeGathered();

    std::vector<SharedBuffer> m_pieces;
    Bytes m_gathered;  ///< what follows the last piece
    std::size_t m_pendingBytes = 0;
};

}  // namespace sigma::rtmp
