#include "server/http/outgoing_message.h"

#include <algorithm>
#include <cassert>

namespace sigma::http {

std::string& OutgoingMessage::startHead() {
    m_head.clear();
    m_body.clear();
    m_piece = 0;
    m_offset = 0;
    m_sent = 0;
    return m_head;
}

SharedBuffer OutgoingMessage::nextInFile() const {
    if (isDone() || !isInFile(m_piece)) {
        return {};
    }
    return m_body[m_piece - 1].slice(m_offset);
}

std::span<boost::asio::const_buffer> OutgoingMessage::gather(
    std::span<boost::asio::const_buffer> room) const {
    std::size_t count = 0;
    std::size_t offset = m_offset;
    for (std::size_t index = m_piece; index <= m_body.size() && count != room.size(); ++index) {
        if (isInFile(index)) {
            break;
        }
        const ByteSpan rest = piece(index).subspan(offset);
        offset = 0;
        if (!rest.empty()) {
            room[count++] = boost::asio::const_buffer(rest.data(), rest.size());
        }
    }
    return room.first(count);
}

void OutgoingMessage::advance(std::size_t size) {
    m_sent += size;
    m_offset += size;
    while (!isDone() && m_offset >= piece(m_piece).size()) {
        m_offset -= piece(m_piece).size();
        ++m_piece;
    }
    assert(!isDone() || m_offset == 0);
}

std::uint64_t OutgoingMessage::left() const {
    std::uint64_t size = 0;
    for (std::size_t index = m_piece; index <= m_body.size(); ++index) {
        size += piece(index).size();
    }
    return size - m_offset;
}

ByteSpan OutgoingMessage::piece(std::size_t index) const {
    if (index == 0) {
        return {reinterpret_cast<const std::uint8_t*>(m_head.data()), m_head.size()};
    }
    return m_body[index - 1].view();
}

}  // namespace sigma::http
