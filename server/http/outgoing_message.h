#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <boost/asio/buffer.hpp>

#include "core/base/shared_buffer.h"

namespace sigma::http {

/// A head and the pieces of a body on their way to a socket, without copying the pieces.
class OutgoingMessage {
public:
    /// Begins a message: the caller writes the head into the string. The string is reused.
    std::string& startHead();
    void setBody(std::vector<SharedBuffer> pieces) { m_body = std::move(pieces); }

    /// What is left of the piece that is next, when it lies in a file; else empty.
    SharedBuffer nextInFile() const;
    /// The next pieces to write from memory, as many as there is room for, up to the first that
    /// lies in a file. Gives the part that was filled.
    std::span<boost::asio::const_buffer> gather(std::span<boost::asio::const_buffer> room) const;
    /// The next `size` bytes were written.
    void advance(std::size_t size);

    bool isDone() const { return m_piece > m_body.size(); }
    std::uint64_t sent() const { return m_sent; }
    /// Bytes that are not written yet.
    std::uint64_t left() const;

private:
    ByteSpan piece(std::size_t index) const;
    bool isInFile(std::size_t index) const { return index != 0 && m_body[index - 1].isInFile(); }

    std::string m_head;
    std::vector<SharedBuffer> m_body;
    std::size_t m_piece = 0;   ///< 0 is the head, n is piece n-1 of the body
    std::size_t m_offset = 0;  ///< bytes of that piece that were written
    std::uint64_t m_sent = 0;
};

}  // namespace sigma::http
