#include <gtest/gtest.h>

#include "core/base/gzip.h"

namespace sigma {
namespace {

TEST(Gzip, GivesBackWhatItWasGiven) {
    std::string text;
    for (int line = 0; line != 500; ++line) {
        text += "#EXT-X-PART:DURATION=0.5,URI=\"" + std::to_string(line) + ".m4s\"\n";
    }
    const SharedBuffer compressed = gzip(text);
    EXPECT_LT(compressed.size(), text.size() / 4);
    const auto restored = gunzip(compressed.view(), text.size());
    ASSERT_TRUE(restored.has_value()) << restored.error().context;
    EXPECT_EQ(restored->text(), text);
}

TEST(Gzip, TakesEmptyText) {
    const auto restored = gunzip(gzip("").view(), 16);
    ASSERT_TRUE(restored.has_value());
    EXPECT_TRUE(restored->empty());
}

TEST(Gzip, RefusesMoreThanTheLimit) {
    const SharedBuffer bomb = gzip(std::string(10'000'000, 'a'));
    EXPECT_LT(bomb.size(), 100'000U);
    EXPECT_EQ(gunzip(bomb.view(), 9'999'999).error().code, ErrorCode::kLimitExceeded);
    EXPECT_TRUE(gunzip(bomb.view(), 10'000'000).has_value());
}

TEST(Gzip, GivesBackTextThatIsHardlyCompressed) {
    std::string text;
    for (unsigned number = 1; text.size() < 100'000; number = number * 1'103'515'245 + 12'345) {
        text += static_cast<char>(number >> 24);
    }
    const auto restored = gunzip(gzip(text).view(), text.size());
    ASSERT_TRUE(restored.has_value()) << restored.error().context;
    EXPECT_EQ(restored->text(), text);
}

TEST(Gzip, TellsACutMemberFromADamagedOne) {
    const SharedBuffer member = gzip("#EXTM3U\n");
    EXPECT_EQ(gunzip(member.slice(0, 12).view(), 100).error().code, ErrorCode::kNotEnoughData);
    const SharedBuffer dense = gzip(std::string(1'000'000, 'a'));
    const auto cut = gunzip(dense.slice(0, dense.size() / 2).view(), 1'000'000);
    EXPECT_EQ(cut.error().code, ErrorCode::kNotEnoughData);
    EXPECT_EQ(gunzip({}, 100).error().code, ErrorCode::kNotEnoughData);
    const std::string_view plain = "#EXTM3U\n";
    const ByteSpan bytes(reinterpret_cast<const std::uint8_t*>(plain.data()), plain.size());
    EXPECT_EQ(gunzip(bytes, 100).error().code, ErrorCode::kInvalidData);
}

}  // namespace
}  // namespace sigma
