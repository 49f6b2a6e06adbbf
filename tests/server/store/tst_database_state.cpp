#include <gtest/gtest.h>

#include "server/store/database_state.h"

namespace sigma::store {
namespace {

TEST(DatabaseHealth, HasANameForEach) {
    EXPECT_EQ(toString(DatabaseHealth::kOk), "ok");
    EXPECT_EQ(toString(DatabaseHealth::kBehind), "behind");
    EXPECT_EQ(toString(DatabaseHealth::kFailing), "failing");
}

}  // namespace
}  // namespace sigma::store
