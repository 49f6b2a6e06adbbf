#include "core/capture/v4l2_camera_control.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <linux/videodev2.h>

namespace sigma::capture {
namespace {

struct Known {
    CameraControlId id;
    std::uint32_t control;
};

constexpr std::array<Known, 9> kKnown = {{
    {CameraControlId::kFocusAuto, V4L2_CID_FOCUS_AUTO},
    {CameraControlId::kFocus, V4L2_CID_FOCUS_ABSOLUTE},
    {CameraControlId::kExposureAuto, V4L2_CID_EXPOSURE_AUTO},
    {CameraControlId::kExposure, V4L2_CID_EXPOSURE_ABSOLUTE},
    {CameraControlId::kWhiteBalanceAuto, V4L2_CID_AUTO_WHITE_BALANCE},
    {CameraControlId::kWhiteBalance, V4L2_CID_WHITE_BALANCE_TEMPERATURE},
    {CameraControlId::kZoom, V4L2_CID_ZOOM_ABSOLUTE},
    {CameraControlId::kTorch, V4L2_CID_FLASH_LED_MODE},
    {CameraControlId::kFlash, V4L2_CID_FLASH_LED_MODE},
}};
constexpr std::size_t kMostEvents = 64;  ///< taken at once

std::uint32_t controlOf(CameraControlId id) {
    return std::ranges::find(kKnown, id, &Known::id)->control;
}

/// Menus of V4L2 that are a switch to people.
bool isSwitch(CameraControlId id) {
    return id == CameraControlId::kExposureAuto || id == CameraControlId::kTorch ||
           id == CameraControlId::kFlash;
}

std::int64_t lightModeOf(CameraControlId id) {
    return id == CameraControlId::kTorch ? V4L2_FLASH_LED_MODE_TORCH : V4L2_FLASH_LED_MODE_FLASH;
}

Error refused(CameraControlId id, int error) {
    return {ErrorCode::kIo,
            "the camera refuses " + std::string(toString(id)) + ": " + std::strerror(-error)};
}

/// One control in the way that the extended calls want it.
struct OneControl {
    explicit OneControl(std::uint32_t control) {
        item.id = control;
        list.which = V4L2_CTRL_WHICH_CUR_VAL;
        list.count = 1;
        list.controls = &item;
    }
    OneControl(const OneControl&) = delete;
    OneControl& operator=(const OneControl&) = delete;

    v4l2_ext_control item{};
    v4l2_ext_controls list{};
};

}  // namespace

Result<std::unique_ptr<V4l2CameraControl>> V4l2CameraControl::open(
    const std::string& path, std::shared_ptr<V4l2Calls> calls) {
    const int file = calls->open(path);
    if (file < 0) {
        return Error{file == -ENOENT || file == -ENODEV ? ErrorCode::kNotFound : ErrorCode::kIo,
                     "the camera " + path + " cannot be opened: " + std::strerror(-file)};
    }
    std::unique_ptr<V4l2CameraControl> control(new V4l2CameraControl(file, std::move(calls)));
    control->subscribe();
    return control;
}

V4l2CameraControl::V4l2CameraControl(int file, std::shared_ptr<V4l2Calls> calls)
    : m_file(file), m_calls(std::move(calls)) {}

V4l2CameraControl::~V4l2CameraControl() {
    m_calls->close(m_file);
}

std::vector<CameraControlRange> V4l2CameraControl::controls() {
    std::vector<CameraControlRange> reported;
    for (const Known& known : kKnown) {
        if (auto range = rangeOf(known.id); range.has_value()) {
            reported.push_back(*range);
        }
    }
    return reported;
}

Result<std::int64_t> V4l2CameraControl::value(CameraControlId id) {
    SIGMA_TRY(rangeOf(id));
    OneControl control(controlOf(id));
    if (const int error = m_calls->ioctl(m_file, VIDIOC_G_EXT_CTRLS, &control.list); error < 0) {
        return refused(id, error);
    }
    const std::int64_t value = control.item.value;
    if (id == CameraControlId::kExposureAuto) {
        return value == V4L2_EXPOSURE_MANUAL || value == V4L2_EXPOSURE_SHUTTER_PRIORITY ? 0 : 1;
    }
    return isSwitch(id) ? (value == lightModeOf(id) ? 1 : 0) : value;
}

Result<void> V4l2CameraControl::setValue(CameraControlId id, std::int64_t value) {
    SIGMA_TRY_ASSIGN(const CameraControlRange range, rangeOf(id));
    SIGMA_TRY(checkControlValue(range, value));
    std::int64_t native = value;
    if (id == CameraControlId::kExposureAuto) {
        native = value != 0 ? automaticExposure() : std::int64_t{V4L2_EXPOSURE_MANUAL};
    } else if (isSwitch(id)) {
        native = value != 0 ? lightModeOf(id) : std::int64_t{V4L2_FLASH_LED_MODE_NONE};
    }
    OneControl control(controlOf(id));
    control.item.value = static_cast<std::int32_t>(native);
    if (const int error = m_calls->ioctl(m_file, VIDIOC_S_EXT_CTRLS, &control.list); error < 0) {
        return refused(id, error);
    }
    return {};
}

std::vector<CameraControlId> V4l2CameraControl::takeChanges() {
    std::vector<CameraControlId> changed;
    for (std::size_t count = 0; count != kMostEvents; ++count) {
        v4l2_event event{};
        if (m_calls->ioctl(m_file, VIDIOC_DQEVENT, &event) < 0) {
            break;
        }
        for (const Known& known : kKnown) {
            if (event.type == V4L2_EVENT_CTRL && event.id == known.control &&
                std::ranges::find(changed, known.id) == changed.end()) {
                changed.push_back(known.id);
            }
        }
    }
    return changed;
}

Result<CameraControlRange> V4l2CameraControl::rangeOf(CameraControlId id) {
    const Error missing = {ErrorCode::kUnsupported,
                           "the camera has no " + std::string(toString(id))};
    v4l2_query_ext_ctrl query{};
    query.id = controlOf(id);
    if (m_calls->ioctl(m_file, VIDIOC_QUERY_EXT_CTRL, &query) < 0 ||
        (query.flags & V4L2_CTRL_FLAG_DISABLED) != 0 || query.maximum < query.minimum) {
        return missing;
    }
    const bool isChangeable =
        (query.flags & (V4L2_CTRL_FLAG_INACTIVE | V4L2_CTRL_FLAG_READ_ONLY)) == 0;
    if (!isSwitch(id)) {
        const auto step =
            static_cast<std::int64_t>(std::clamp<std::uint64_t>(query.step, 1, INT32_MAX));
        return CameraControlRange{id,   query.minimum,       query.maximum,
                                  step, query.default_value, isChangeable};
    }
    if (id == CameraControlId::kExposureAuto) {
        const std::int64_t standard = query.default_value == V4L2_EXPOSURE_MANUAL ? 0 : 1;
        return CameraControlRange{id, 0, 1, 1, standard, isChangeable};
    }
    if (!menuHas(query.id, lightModeOf(id))) {
        return missing;
    }
    return CameraControlRange{id, 0, 1, 1, 0, isChangeable};
}

bool V4l2CameraControl::menuHas(std::uint32_t control, std::int64_t item) {
    v4l2_querymenu menu{};
    menu.id = control;
    menu.index = static_cast<std::uint32_t>(item);
    return m_calls->ioctl(m_file, VIDIOC_QUERYMENU, &menu) == 0;
}

/// Most webcams call it aperture priority.
std::int64_t V4l2CameraControl::automaticExposure() {
    return menuHas(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_AUTO) ? V4L2_EXPOSURE_AUTO
                                                               : V4L2_EXPOSURE_APERTURE_PRIORITY;
}

void V4l2CameraControl::subscribe() {
    for (const Known& known : kKnown) {
        v4l2_event_subscription subscription{};
        subscription.type = V4L2_EVENT_CTRL;
        subscription.id = known.control;
        // A device without events is asked for its values all the same.
        m_calls->ioctl(m_file, VIDIOC_SUBSCRIBE_EVENT, &subscription);
    }
}

}  // namespace sigma::capture
