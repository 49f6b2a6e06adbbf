#include <optional>

#include <gtest/gtest.h>

#include "server/store/file_lock.h"
#include "tests/server/store/store_test.h"
#include "tests/support/temporary_folder.h"

namespace sigma::store {
namespace {

TEST(FileLock, IsOneHoldersAtATime) {
    const sigma::test::TemporaryFolder folder;
    const std::string path = folder.path() + "/a.lock";
    std::optional<FileLock> first(FileLock::take(path).value());
    EXPECT_EQ(test::codeOf(FileLock::take(path)), ErrorCode::kUnavailable);
    FileLock moved = std::move(*first);
    first.reset();
    EXPECT_EQ(test::codeOf(FileLock::take(path)), ErrorCode::kUnavailable);
    first.emplace(std::move(moved));
    first.reset();
    EXPECT_TRUE(FileLock::take(path).has_value());
}

TEST(FileLock, SaysWhichFileItCantMake) {
    const auto lock = FileLock::take("/no such folder/a.lock");
    EXPECT_EQ(test::codeOf(lock), ErrorCode::kIo);
    EXPECT_NE(lock.error().context.find("/no such folder/a.lock"), std::string::npos);
}

}  // namespace
}  // namespace sigma::store
