#include <gtest/gtest.h>

#include "core/thumbnails/file_cache.h"
#include "tests/core/thumbnails/loaded_answer.h"

namespace sigma::thumbnails {
namespace {

FilePart urlOf(const std::string& path) {
    return {test::urlOf(path)};
}

SharedBuffer bytes(std::size_t count) {
    return SharedBuffer::take(std::string(count, 'a'));
}

TEST(FileCache, KeepsWhatWasLookedAtOfLate) {
    FileCache cache(10);
    cache.put(urlOf("/a"), bytes(4));
    cache.put(urlOf("/b"), bytes(4));
    ASSERT_NE(cache.find(urlOf("/a")), nullptr);
    cache.put(urlOf("/c"), bytes(4));
    EXPECT_NE(cache.find(urlOf("/a")), nullptr);
    EXPECT_EQ(cache.find(urlOf("/b")), nullptr);
    EXPECT_EQ(cache.find(urlOf("/c"))->size(), 4U);
}

TEST(FileCache, ReplacesAFile) {
    FileCache cache(10);
    cache.put(urlOf("/a"), bytes(9));
    cache.put(urlOf("/a"), bytes(2));
    cache.put(urlOf("/b"), bytes(8));
    EXPECT_EQ(cache.find(urlOf("/a"))->size(), 2U);
}

TEST(FileCache, KeepsNothingThatIsTooLarge) {
    FileCache cache(10);
    cache.put(urlOf("/a"), bytes(11));
    EXPECT_EQ(cache.find(urlOf("/a")), nullptr);
}

TEST(FileCache, CountsFilesWithoutBytesToo) {
    FileCache cache(10);
    for (int number = 0; number != 257; ++number) {
        cache.put(urlOf("/" + std::to_string(number)), {});
    }
    EXPECT_EQ(cache.find(urlOf("/0")), nullptr);
    EXPECT_NE(cache.find(urlOf("/256")), nullptr);
}

}  // namespace
}  // namespace sigma::thumbnails
