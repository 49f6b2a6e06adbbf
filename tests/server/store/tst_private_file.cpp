#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "server/store/private_file.h"
#include "tests/support/temporary_folder.h"

namespace sigma::store {
namespace {

namespace fs = std::filesystem;

class PrivateFile : public testing::Test {
protected:
    sigma::test::TemporaryFolder folder;
    const fs::path path = fs::path(folder.path()) / "a" / "b" / "file";
};

TEST_F(PrivateFile, IsMadeWithItsFoldersForTheOwnerOnly) {
    ASSERT_TRUE(makePrivateFile(path).has_value());
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(path.parent_path()).permissions(), fs::perms::owner_all);
    EXPECT_EQ(fs::status(path.parent_path().parent_path()).permissions(), fs::perms::owner_all);
}

TEST_F(PrivateFile, IsTakenFromOthersAndKept) {
    ASSERT_TRUE(makePrivateFile(path).has_value());
    std::ofstream(path) << "kept";
    fs::permissions(path, fs::perms::all);
    ASSERT_TRUE(makePrivateFile(path).has_value());
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::file_size(path), 4U);
}

TEST_F(PrivateFile, CannotBeWhereAFileIsInTheWay) {
    std::ofstream(fs::path(folder.path()) / "a") << "in the way";
    const auto made = makePrivateFile(path);
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace sigma::store
