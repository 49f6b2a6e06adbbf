#include <fstream>
#include <vector>

#include <gtest/gtest.h>

#include "core/capture/camera_control_memory.h"
#include "tests/support/temporary_folder.h"

namespace sigma::capture {
namespace {

using Setting = std::pair<CameraControlId, std::int64_t>;

/// Writes down what it is told to set.
class RecordingControl final : public CameraControl {
public:
    std::vector<CameraControlRange> controls() override { return {}; }
    Result<std::int64_t> value(CameraControlId /*id*/) override { return std::int64_t{0}; }
    Result<void> setValue(CameraControlId id, std::int64_t value) override {
        settings.emplace_back(id, value);
        return Error{ErrorCode::kUnsupported, "the camera has none of it"};
    }
    std::vector<CameraControlId> takeChanges() override { return {}; }

    std::vector<Setting> settings;
};

class CameraControlMemoryTest : public testing::Test {
protected:
    std::vector<Setting> appliedTo(const std::string& device) const {
        RecordingControl control;
        CameraControlMemory(m_path).apply(device, control);
        return control.settings;
    }

    test::TemporaryFolder m_folder;
    std::string m_path = m_folder.path() + "/cameras.json";
};

TEST_F(CameraControlMemoryTest, KeepsValuesOfEachCamera) {
    CameraControlMemory memory(m_path);
    EXPECT_FALSE(memory.remember("front", CameraControlId::kZoom, 200).has_error());
    EXPECT_FALSE(memory.remember("front", CameraControlId::kZoom, 150).has_error());
    EXPECT_FALSE(memory.remember("rear", CameraControlId::kTorch, 1).has_error());
    EXPECT_EQ(appliedTo("front"), (std::vector<Setting>{{CameraControlId::kZoom, 150}}));
    EXPECT_EQ(appliedTo("rear"), (std::vector<Setting>{{CameraControlId::kTorch, 1}}));
    EXPECT_TRUE(appliedTo("another").empty());
}

TEST_F(CameraControlMemoryTest, SetsAutomaticOnesFirst) {
    CameraControlMemory memory(m_path);
    EXPECT_FALSE(memory.remember("a", CameraControlId::kFocus, 20).has_error());
    EXPECT_FALSE(memory.remember("a", CameraControlId::kWhiteBalanceAuto, 0).has_error());
    EXPECT_FALSE(memory.remember("a", CameraControlId::kFocusAuto, 0).has_error());
    EXPECT_EQ(appliedTo("a"), (std::vector<Setting>{{CameraControlId::kFocusAuto, 0},
                                                    {CameraControlId::kWhiteBalanceAuto, 0},
                                                    {CameraControlId::kFocus, 20}}));
}

TEST_F(CameraControlMemoryTest, TakesABrokenFileForAnEmptyOne) {
    for (const char* text : {"", "{", "[1,2]", "7", R"({"a": 5, "b": {"zoom": "x"}})"}) {
        std::ofstream(m_path) << text;
        EXPECT_TRUE(appliedTo("a").empty()) << text;
    }
    std::ofstream(m_path) << R"({"a": {"laser": 1, "zoom": 3}})";
    EXPECT_EQ(appliedTo("a"), (std::vector<Setting>{{CameraControlId::kZoom, 3}}));
}

TEST_F(CameraControlMemoryTest, SaysWhereItCannotSave) {
    CameraControlMemory memory(m_folder.path() + "/none/cameras.json");
    EXPECT_EQ(memory.remember("a", CameraControlId::kZoom, 1).error().code, ErrorCode::kIo);
}

TEST_F(CameraControlMemoryTest, KeepsNoMoreThanAHundredCameras) {
    CameraControlMemory memory(m_path);
    for (int camera = 0; camera != 100; ++camera) {
        EXPECT_FALSE(
            memory.remember(std::to_string(camera), CameraControlId::kZoom, 1).has_error());
    }
    EXPECT_EQ(memory.remember("one more", CameraControlId::kZoom, 1).error().code,
              ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::capture
