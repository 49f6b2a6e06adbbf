#include <gtest/gtest.h>

#include "core/net/open_files.h"
#include "tests/support/file_limit.h"

namespace sigma::net {
namespace {

TEST(OpenFiles, MayBeAsManyAsTheSystemAllows) {
    const test::FileLimit low(64);
    const std::size_t raised = raiseOpenFileLimit();
    rlimit limit{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &limit), 0);
    EXPECT_EQ(limit.rlim_cur, limit.rlim_max);
    EXPECT_EQ(raised, limit.rlim_max);
}

}  // namespace
}  // namespace sigma::net
