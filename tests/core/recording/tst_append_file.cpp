#include <csignal>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "core/recording/append_file.h"
#include "tests/support/temporary_folder.h"

namespace sigma::recording {
namespace {

std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(AppendFile, GrowsByWhatIsAppended) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/file";
    auto file = AppendFile::create(path).value();
    ASSERT_TRUE(file.append(Bytes{'o', 'n', 'e'}).has_value());
    ASSERT_TRUE(file.append(Bytes{'t', 'w', 'o'}).has_value());
    EXPECT_TRUE(file.sync().has_value());
    EXPECT_EQ(file.size(), 6U);
    EXPECT_EQ(contentOf(path), "onetwo");
}

TEST(AppendFile, LeavesAnExistingFileAlone) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/file";
    ASSERT_TRUE(AppendFile::create(path).value().append(Bytes{'x'}).has_value());
    const auto again = AppendFile::create(path);
    ASSERT_TRUE(again.has_error());
    EXPECT_EQ(again.error().code, ErrorCode::kAlreadyExists);
    EXPECT_EQ(contentOf(path), "x");
}

TEST(AppendFile, SaysWhyItCannotBeMade) {
    const auto file = AppendFile::create("/no-such-folder/file");
    ASSERT_TRUE(file.has_error());
    EXPECT_EQ(file.error().context,
              "/no-such-folder/file cannot be made: No such file or directory");
}

TEST(AppendFile, KeepsWhatTheDiskTookBeforeItWasFull) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/file";
    auto file = AppendFile::create(path).value();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{100, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto appended = file.append(Bytes(150, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_TRUE(appended.has_error());
    EXPECT_EQ(appended.error().context, "the disk takes no larger file");
    EXPECT_EQ(file.size(), 100U);
    EXPECT_EQ(contentOf(path), std::string(100, 'x'));
}

}  // namespace
}  // namespace sigma::recording
