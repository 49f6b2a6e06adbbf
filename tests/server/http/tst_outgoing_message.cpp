#include <array>

#include <gtest/gtest.h>

#include "server/http/outgoing_message.h"

namespace sigma::http {
namespace {

/// Takes `step` bytes at a time, seeing at most `pieces` pieces.
std::string drain(OutgoingMessage& message, std::size_t step, std::size_t pieces) {
    std::string taken;
    while (!message.isDone()) {
        std::vector<boost::asio::const_buffer> room(pieces);
        std::string seen;
        for (const auto& piece : message.gather(room)) {
            EXPECT_GT(piece.size(), 0U);
            seen.append(static_cast<const char*>(piece.data()), piece.size());
        }
        const std::size_t size = std::min(step, seen.size());
        taken += seen.substr(0, size);
        message.advance(size);
    }
    return taken;
}

std::vector<SharedBuffer> body() {
    return {SharedBuffer(), SharedBuffer::take(std::string("abc")), SharedBuffer(),
            SharedBuffer::take(std::string("defg")), SharedBuffer()};
}

TEST(OutgoingMessage, SendsEveryByteOnceHoweverItIsCut) {
    for (std::size_t step = 1; step != 12; ++step) {
        for (std::size_t pieces = 1; pieces != 5; ++pieces) {
            OutgoingMessage message;
            message.startHead() = "head ";
            message.setBody(body());
            EXPECT_EQ(drain(message, step, pieces), "head abcdefg");
            EXPECT_EQ(message.sent(), 12U);
        }
    }
}

TEST(OutgoingMessage, IsUsedAgain) {
    OutgoingMessage message;
    message.startHead() = "first";
    message.setBody(body());
    drain(message, 100, 16);
    message.startHead() = "second";
    EXPECT_FALSE(message.isDone());
    EXPECT_EQ(message.sent(), 0U);
    EXPECT_EQ(drain(message, 100, 16), "second");
}

}  // namespace
}  // namespace sigma::http
