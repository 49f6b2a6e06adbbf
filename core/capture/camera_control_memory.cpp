#include "core/capture/camera_control_memory.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace sigma::capture {
namespace {

constexpr std::size_t kMostCameras = 100;
constexpr std::uintmax_t kMostBytes = 1 << 20;

/// In the order in which they are set.
constexpr std::array<CameraControlId, 9> kInOrder = {
    CameraControlId::kFocusAuto, CameraControlId::kExposureAuto, CameraControlId::kWhiteBalanceAuto,
    CameraControlId::kFocus,     CameraControlId::kExposure,     CameraControlId::kWhiteBalance,
    CameraControlId::kZoom,      CameraControlId::kTorch,        CameraControlId::kFlash};

std::optional<CameraControlId> controlNamed(std::string_view name) {
    for (const CameraControlId id : kInOrder) {
        if (toString(id) == name) {
            return id;
        }
    }
    return std::nullopt;
}

}  // namespace

CameraControlMemory::CameraControlMemory(std::string path) : m_path(std::move(path)) {
    load();
}

Result<void> CameraControlMemory::remember(const std::string& deviceId, CameraControlId id,
                                           std::int64_t value) {
    if (!m_values.contains(deviceId) && m_values.size() == kMostCameras) {
        return Error{ErrorCode::kLimitExceeded, "the settings of 100 cameras are kept, no more"};
    }
    m_values[deviceId][id] = value;
    return save();
}

void CameraControlMemory::apply(const std::string& deviceId, CameraControl& control) const {
    const auto device = m_values.find(deviceId);
    if (device == m_values.end()) {
        return;
    }
    for (const CameraControlId id : kInOrder) {
        if (const auto value = device->second.find(id); value != device->second.end()) {
            static_cast<void>(control.setValue(id, value->second));
        }
    }
}

void CameraControlMemory::load() {
    std::error_code error;
    const auto size = std::filesystem::file_size(m_path, error);
    if (error || size > kMostBytes) {
        return;
    }
    std::ifstream file(m_path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    boost::system::error_code broken;
    const boost::json::value json = boost::json::parse(text.str(), broken);
    if (broken || !json.is_object()) {
        return;
    }
    for (const auto& [device, controls] : json.get_object()) {
        if (!controls.is_object() || m_values.size() == kMostCameras) {
            continue;
        }
        for (const auto& [name, value] : controls.get_object()) {
            const auto id = controlNamed(name);
            if (id && value.is_int64()) {
                m_values[std::string(device)][*id] = value.get_int64();
            }
        }
    }
}

Result<void> CameraControlMemory::save() const {
    boost::json::object json;
    for (const auto& [device, controls] : m_values) {
        boost::json::object values;
        for (const auto& [id, value] : controls) {
            values[toString(id)] = value;
        }
        json[device] = std::move(values);
    }
    const std::string fresh = m_path + ".new";
    std::error_code error;
    {
        std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
        file << boost::json::serialize(json) << '\n';
        file.flush();
        if (!file) {
            error = std::make_error_code(std::errc::io_error);
        }
    }
    if (!error) {
        std::filesystem::rename(fresh, m_path, error);
    }
    if (error) {
        return Error{ErrorCode::kIo,
                     "the cameras' settings cannot be saved in " + m_path + ": " + error.message()};
    }
    return {};
}

}  // namespace sigma::capture
