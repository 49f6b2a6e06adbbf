#include <set>
#include <string_view>

#include <gtest/gtest.h>

#include "core/capture/camera_control.h"

namespace sigma::capture {
namespace {

TEST(CameraControls, HaveNamesOfTheirOwn) {
    std::set<std::string_view> names;
    for (int id = 0; id <= static_cast<int>(CameraControlId::kFlash); ++id) {
        names.insert(toString(static_cast<CameraControlId>(id)));
    }
    EXPECT_EQ(names.size(), 9U);
    EXPECT_FALSE(names.contains("unknown"));
}

TEST(CameraControls, TakeValuesWithinTheirRange) {
    const CameraControlRange range{CameraControlId::kFocus, 5, 50, 5};
    EXPECT_FALSE(checkControlValue(range, 5).has_error());
    EXPECT_FALSE(checkControlValue(range, 50).has_error());
    EXPECT_EQ(checkControlValue(range, 51).error().context,
              "focus is 51, expected 5 to 50 in steps of 5");
    EXPECT_EQ(checkControlValue(range, 7).error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(checkControlValue({CameraControlId::kTorch}, -1).error().context,
              "torch is -1, expected 0 to 1");
}

}  // namespace
}  // namespace sigma::capture
