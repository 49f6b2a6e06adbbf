#include "server/http/chunked_body.h"

#include <array>
#include <charconv>

namespace sigma::http {

void putPiece(OutgoingMessage& message, const SharedBuffer& piece, bool isHttp10) {
    std::string& head = message.startHead();
    if (isHttp10) {
        message.setBody({piece});
        return;
    }
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), piece.size(), 16);
    head.append(digits.data(), end.ptr);
    head += "\r\n";
    message.setBody({piece, SharedBuffer::take(std::string("\r\n"))});
}

}  // namespace sigma::http
