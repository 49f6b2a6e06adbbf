#include <cstring>
#include <vector>

#include <gtest/gtest.h>

#include "core/rtmp/payload_blocks.h"

namespace sigma::rtmp {
namespace {

/// Allocates payloads of one size, each filled with its own number.
std::vector<std::shared_ptr<std::uint8_t>> fill(PayloadBlocks& blocks, std::size_t count,
                                                std::size_t size) {
    std::vector<std::shared_ptr<std::uint8_t>> payloads;
    for (std::size_t index = 0; index != count; ++index) {
        payloads.push_back(blocks.allocate(size));
        std::memset(payloads.back().get(), static_cast<int>(index), size);
    }
    return payloads;
}

TEST(PayloadBlocks, GivesEachPayloadItsOwnBytes) {
    PayloadBlocks blocks;
    const auto payloads = fill(blocks, 250, 777);
    for (std::size_t index = 0; index != payloads.size(); ++index) {
        const std::vector<std::uint8_t> expected(777, static_cast<std::uint8_t>(index));
        EXPECT_EQ(std::memcmp(payloads[index].get(), expected.data(), expected.size()), 0);
    }
}

TEST(PayloadBlocks, KeepsAPayloadAfterItsBlockWasLeft) {
    PayloadBlocks blocks;
    const auto first = fill(blocks, 1, 100);
    fill(blocks, 1000, 900);
    EXPECT_EQ(first[0].get()[99], 0);
    EXPECT_EQ(first[0].use_count(), 1);
}

TEST(PayloadBlocks, PutsSmallPayloadsNextToEachOther) {
    PayloadBlocks blocks;
    const auto payloads = fill(blocks, 2, 100);
    EXPECT_EQ(payloads[1].get(), payloads[0].get() + 100);
}

TEST(PayloadBlocks, GivesALargePayloadABlockOfItsOwn) {
    PayloadBlocks blocks;
    const auto small = fill(blocks, 1, 100);
    const auto large = fill(blocks, 1, 1'000'000);
    const auto next = fill(blocks, 1, 100);
    EXPECT_EQ(large[0].use_count(), 1);
    EXPECT_EQ(next[0].get(), small[0].get() + 100);
}

TEST(PayloadBlocks, AllocatesNothingToo) {
    PayloadBlocks blocks;
    EXPECT_EQ(blocks.allocate(0).use_count(), 0);
}

}  // namespace
}  // namespace sigma::rtmp
