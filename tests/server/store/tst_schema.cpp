#include <gtest/gtest.h>

#include "server/store/schema.h"

namespace sigma::store {
namespace {

TEST(Schema, NumbersItsStepsWithoutAGap) {
    std::int64_t number = 0;
    for (const Migration& migration : schemaMigrations()) {
        EXPECT_EQ(migration.number, ++number);
        EXPECT_FALSE(migration.name.empty());
    }
    EXPECT_GE(number, 1);
}

}  // namespace
}  // namespace sigma::store
