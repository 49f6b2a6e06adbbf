#include <set>

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace sigma {
namespace {

TEST(Error, HasANameOfItsOwnForEachCode) {
    std::set<std::string_view> names;
    for (auto code = static_cast<int>(ErrorCode::kInvalidData);
         code <= static_cast<int>(ErrorCode::kIo); ++code) {
        const std::string_view name = toString(static_cast<ErrorCode>(code));
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos);
        EXPECT_NE(name, "unknown");
        EXPECT_TRUE(names.insert(name).second) << name;
    }
    EXPECT_EQ(toString(ErrorCode::kNotEnoughData), "not_enough_data");
}

}  // namespace
}  // namespace sigma
