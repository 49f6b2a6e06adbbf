#include <algorithm>

#include <gtest/gtest.h>

#include "server/http/receive_buffer.h"

namespace sigma::http {
namespace {

void receive(ReceiveBuffer& buffer, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto room = buffer.prepare();
        ASSERT_FALSE(room.empty());
        const std::string_view part = bytes.substr(0, room.size());
        std::ranges::copy(part, room.begin());
        buffer.commit(part.size());
        bytes.remove_prefix(part.size());
    }
}

TEST(ReceiveBuffer, KeepsWhatWasNotUsed) {
    ReceiveBuffer buffer(16'384);
    receive(buffer, "first second");
    buffer.consume(6);
    EXPECT_EQ(buffer.view(), "second");
    receive(buffer, " third");
    EXPECT_EQ(buffer.view(), "second third");
}

TEST(ReceiveBuffer, GrowsToItsLimitAndNoFurther) {
    ReceiveBuffer buffer(5'000);
    const std::string bytes(5'000, 'x');
    receive(buffer, bytes);
    EXPECT_EQ(buffer.view(), bytes);
    EXPECT_TRUE(buffer.prepare().empty());
    buffer.consume(1);
    EXPECT_EQ(buffer.prepare().size(), 1U);
}

TEST(ReceiveBuffer, IsSmallAgainAfterALargeRequest) {
    ReceiveBuffer buffer(16'384);
    receive(buffer, std::string(10'000, 'x'));
    buffer.consume(10'000);
    EXPECT_EQ(buffer.capacity(), 0U);
    buffer.prepare();
    EXPECT_EQ(buffer.capacity(), ReceiveBuffer::kInitialCapacity);
}

TEST(ReceiveBuffer, GivesItsMemoryBackUnlessBytesAreWaiting) {
    ReceiveBuffer buffer(16'384);
    receive(buffer, "x");
    buffer.release();
    EXPECT_EQ(buffer.view(), "x");
    buffer.consume(1);
    buffer.release();
    EXPECT_EQ(buffer.capacity(), 0U);
    receive(buffer, "again");
    EXPECT_EQ(buffer.view(), "again");
}

}  // namespace
}  // namespace sigma::http
