#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/memory_file.h"

namespace sigma {
namespace {

constexpr std::size_t kSize = MemoryFile::kSmallestPiece + 1234;

SharedBuffer numbered(std::size_t size, std::uint8_t first) {
    Bytes bytes(size);
    std::iota(bytes.begin(), bytes.end(), first);
    return SharedBuffer::take(std::move(bytes));
}

std::string readBack(const SharedBuffer& piece) {
    std::string bytes(piece.size(), '\0');
    const ssize_t size = ::pread(piece.file().descriptor, bytes.data(), bytes.size(),
                                 static_cast<off_t>(piece.file().offset));
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    return bytes;
}

class MemoryFileTest : public testing::Test {
protected:
    const std::shared_ptr<MemoryFile> m_file = MemoryFile::create().value();
};

TEST_F(MemoryFileTest, HasThePieceInMemoryAndInTheFile) {
    const SharedBuffer first = m_file->keep(numbered(kSize, 1));
    const SharedBuffer second = m_file->keep(numbered(kSize, 7));
    ASSERT_TRUE(first.isInFile());
    ASSERT_TRUE(second.isInFile());
    EXPECT_EQ(first, numbered(kSize, 1));
    EXPECT_EQ(second, numbered(kSize, 7));
    EXPECT_EQ(readBack(first), first.text());
    EXPECT_EQ(readBack(second), second.text());
}

TEST_F(MemoryFileTest, KnowsTheFilePlaceOfASlice) {
    const SharedBuffer slice = m_file->keep(numbered(kSize, 1)).slice(1000, 20);
    EXPECT_EQ(readBack(slice), slice.text());
    EXPECT_EQ(slice, numbered(kSize, 1).slice(1000, 20));
}

TEST_F(MemoryFileTest, LeavesWhatIsSmallWhereItIs) {
    const SharedBuffer small = numbered(MemoryFile::kSmallestPiece - 1, 1);
    const SharedBuffer kept = m_file->keep(small);
    EXPECT_FALSE(kept.isInFile());
    EXPECT_EQ(kept.data(), small.data());
    EXPECT_EQ(m_file->bytesInUse(), 0U);
}

TEST_F(MemoryFileTest, LeavesWhatIsLargerThanABlockWhereItIs) {
    EXPECT_FALSE(m_file->keep(numbered(64 * 1024 * 1024 + 1, 1)).isInFile());
}

TEST_F(MemoryFileTest, GivesMemoryBackWithTheLastOwner) {
    SharedBuffer kept = m_file->keep(numbered(kSize, 1));
    SharedBuffer slice = kept.slice(5, 10);
    EXPECT_GE(m_file->bytesInUse(), kSize);
    kept = {};
    EXPECT_GE(m_file->bytesInUse(), kSize);
    slice = {};
    EXPECT_EQ(m_file->bytesInUse(), 0U);
}

TEST_F(MemoryFileTest, NeverUsesAPlaceAgain) {
    const std::uint64_t before = m_file->keep(numbered(kSize, 1)).file().offset;
    EXPECT_GT(m_file->keep(numbered(kSize, 1)).file().offset, before);
}

TEST_F(MemoryFileTest, GoesOnInAnotherBlock) {
    std::vector<SharedBuffer> pieces;
    for (std::uint8_t index = 0; index != 10; ++index) {
        pieces.push_back(m_file->keep(numbered(15 * 1024 * 1024, index)));
    }
    for (std::uint8_t index = 0; index != 10; ++index) {
        ASSERT_TRUE(pieces[index].isInFile());
        EXPECT_EQ(pieces[index].data()[0], index);
        EXPECT_EQ(pieces[index].data()[255], static_cast<std::uint8_t>(index + 255));
    }
}

TEST_F(MemoryFileTest, OutlivesItsCreatorInItsPieces) {
    auto file = MemoryFile::create().value();
    const SharedBuffer kept = file->keep(numbered(kSize, 3));
    file.reset();
    EXPECT_EQ(readBack(kept), numbered(kSize, 3).text());
}

}  // namespace
}  // namespace sigma
