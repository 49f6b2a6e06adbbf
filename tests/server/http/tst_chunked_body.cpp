#include <array>

#include <gtest/gtest.h>

#include "server/http/chunked_body.h"

namespace sigma::http {
namespace {

std::string sent(const SharedBuffer& piece, bool isHttp10) {
    OutgoingMessage message;
    putPiece(message, piece, isHttp10);
    std::array<boost::asio::const_buffer, 8> room;
    std::string bytes;
    for (const auto& each : message.gather(room)) {
        bytes.append(static_cast<const char*>(each.data()), each.size());
    }
    return bytes;
}

TEST(ChunkedBody, SaysTheSizeInHexadecimal) {
    const auto piece = SharedBuffer::take(std::string(26, 'x'));
    EXPECT_EQ(sent(piece, false), "1a\r\n" + std::string(26, 'x') + "\r\n");
}

TEST(ChunkedBody, EndsWithAnEmptyChunk) {
    EXPECT_EQ(sent({}, false), "0\r\n\r\n");
}

TEST(ChunkedBody, IsThePieceAloneForHttp10) {
    EXPECT_EQ(sent(SharedBuffer::take(std::string("abc")), true), "abc");
    EXPECT_EQ(sent({}, true), "");
}

}  // namespace
}  // namespace sigma::http
