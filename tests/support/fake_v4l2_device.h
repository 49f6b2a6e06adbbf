#pragma once

#include <cerrno>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>

#include <linux/videodev2.h>

#include "core/capture/v4l2_calls.h"

namespace sigma::test {

/// A V4L2 camera at /dev/video7 with the controls that a test gives it.
class FakeV4l2Device final : public capture::V4l2Calls {
public:
    static constexpr const char* kPath = "/dev/video7";
    static constexpr int kFile = 77;

    struct Control {
        std::int64_t minimum = 0;
        std::int64_t maximum = 1;
        std::uint64_t step = 1;
        std::int64_t standard = 0;
        std::uint32_t flags = 0;
        std::int32_t value = 0;
        std::set<std::uint32_t> menu{};
    };

    std::map<std::uint32_t, Control> controls;
    std::set<std::uint32_t> subscriptions;
    bool isPluggedIn = true;
    int openFiles = 0;

    /// As the driver does when the camera itself changes a value.
    void changeByItself(std::uint32_t control, std::int32_t value) {
        controls.at(control).value = value;
        if (subscriptions.contains(control)) {
            m_events.push_back(control);
        }
    }

    int open(const std::string& path) override {
        if (path != kPath || !isPluggedIn) {
            return -ENOENT;
        }
        ++openFiles;
        return kFile;
    }
    void close(int file) override { openFiles -= file == kFile ? 1 : 0; }

    int ioctl(int file, unsigned long request, void* argument) override {
        if (file != kFile || !isPluggedIn) {
            return -ENODEV;
        }
        switch (request) {
            case VIDIOC_QUERY_EXT_CTRL:
                return query(*static_cast<v4l2_query_ext_ctrl*>(argument));
            case VIDIOC_QUERYMENU:
                return queryMenu(*static_cast<v4l2_querymenu*>(argument));
            case VIDIOC_G_EXT_CTRLS:
                return get(*static_cast<v4l2_ext_controls*>(argument));
            case VIDIOC_S_EXT_CTRLS:
                return set(*static_cast<v4l2_ext_controls*>(argument));
            case VIDIOC_SUBSCRIBE_EVENT:
                return subscribe(*static_cast<v4l2_event_subscription*>(argument));
            case VIDIOC_DQEVENT:
                return takeEvent(*static_cast<v4l2_event*>(argument));
            default:
                return -ENOTTY;
        }
    }

private:
    int query(v4l2_query_ext_ctrl& query) const {
        const auto found = controls.find(query.id);
        if (found == controls.end()) {
            return -EINVAL;
        }
        query.minimum = found->second.minimum;
        query.maximum = found->second.maximum;
        query.step = found->second.step;
        query.default_value = found->second.standard;
        query.flags = found->second.flags;
        return 0;
    }
    int queryMenu(v4l2_querymenu& menu) const {
        const auto found = controls.find(menu.id);
        return found != controls.end() && found->second.menu.contains(menu.index) ? 0 : -EINVAL;
    }
    int get(v4l2_ext_controls& list) const {
        const auto found = controls.find(list.controls[0].id);
        if (list.count != 1 || found == controls.end()) {
            return -EINVAL;
        }
        list.controls[0].value = found->second.value;
        return 0;
    }
    int set(v4l2_ext_controls& list) {
        const auto found = controls.find(list.controls[0].id);
        if (list.count != 1 || found == controls.end()) {
            return -EINVAL;
        }
        Control& control = found->second;
        const std::int32_t value = list.controls[0].value;
        if ((control.flags & V4L2_CTRL_FLAG_INACTIVE) != 0) {
            return -EACCES;
        }
        if (value < control.minimum || value > control.maximum ||
            (!control.menu.empty() && !control.menu.contains(static_cast<std::uint32_t>(value)))) {
            return -ERANGE;
        }
        control.value = value;
        return 0;
    }
    int subscribe(const v4l2_event_subscription& subscription) {
        if (subscription.type != V4L2_EVENT_CTRL || !controls.contains(subscription.id)) {
            return -EINVAL;
        }
        subscriptions.insert(subscription.id);
        return 0;
    }
    int takeEvent(v4l2_event& event) {
        if (m_events.empty()) {
            return -ENOENT;
        }
        event.type = V4L2_EVENT_CTRL;
        event.id = m_events.front();
        m_events.pop_front();
        return 0;
    }

    std::deque<std::uint32_t> m_events;
};

}  // namespace sigma::test
