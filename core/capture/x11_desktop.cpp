#include "core/capture/x11_desktop.h"

#include <cstdlib>
#include <string_view>

#include <xcb/randr.h>
#include <xcb/xcb.h>

namespace sigma::capture {
namespace {

constexpr std::size_t kMostWindows = 200;
constexpr std::uint32_t kMostNameWords = 64;  ///< of four bytes

struct Free {
    void operator()(void* reply) const { std::free(reply); }
};
template <class Reply>
using ReplyOf = std::unique_ptr<Reply, Free>;

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

DesktopSession desktopSession() {
    return {variable("DISPLAY"),
            variable("XDG_SESSION_TYPE") == "wayland" || !variable("WAYLAND_DISPLAY").empty()};
}

struct X11Desktop::State {
    struct Disconnect {
        void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
    };
    std::unique_ptr<xcb_connection_t, Disconnect> connection;
    const xcb_screen_t* screen = nullptr;

    xcb_atom_t atom(std::string_view name) const {
        const auto cookie = xcb_intern_atom(connection.get(), 1,
                                            static_cast<std::uint16_t>(name.size()), name.data());
        const ReplyOf<xcb_intern_atom_reply_t> reply(
            xcb_intern_atom_reply(connection.get(), cookie, nullptr));
        return reply == nullptr ? static_cast<xcb_atom_t>(XCB_ATOM_NONE) : reply->atom;
    }

    ReplyOf<xcb_get_property_reply_t> property(xcb_window_t window, xcb_atom_t name,
                                               std::uint32_t words) const {
        const auto cookie = xcb_get_property(connection.get(), 0, window, name,
                                             XCB_GET_PROPERTY_TYPE_ANY, 0, words);
        return ReplyOf<xcb_get_property_reply_t>(
            xcb_get_property_reply(connection.get(), cookie, nullptr));
    }

    std::string text(xcb_window_t window, xcb_atom_t name) const {
        const auto reply = property(window, name, kMostNameWords);
        if (reply == nullptr || reply->format != 8) {
            return {};
        }
        return {static_cast<const char*>(xcb_get_property_value(reply.get())),
                static_cast<std::size_t>(xcb_get_property_value_length(reply.get()))};
    }

    std::string nameOf(xcb_window_t window) const {
        const std::string name = text(window, atom("_NET_WM_NAME"));
        return name.empty() ? text(window, XCB_ATOM_WM_NAME) : name;
    }

    /// As the window manager lists them; without one, what lies on the desktop itself.
    std::vector<xcb_window_t> clients() const {
        const auto list = property(screen->root, atom("_NET_CLIENT_LIST"), kMostWindows);
        if (list != nullptr && list->format == 32) {
            const auto* first =
                static_cast<const xcb_window_t*>(xcb_get_property_value(list.get()));
            const auto bytes = static_cast<std::size_t>(xcb_get_property_value_length(list.get()));
            return {first, first + bytes / sizeof(xcb_window_t)};
        }
        const ReplyOf<xcb_query_tree_reply_t> tree(xcb_query_tree_reply(
            connection.get(), xcb_query_tree(connection.get(), screen->root), nullptr));
        if (tree == nullptr) {
            return {};
        }
        const xcb_window_t* first = xcb_query_tree_children(tree.get());
        return {first, first + xcb_query_tree_children_length(tree.get())};
    }

    bool isShown(xcb_window_t window) const {
        const ReplyOf<xcb_get_window_attributes_reply_t> attributes(xcb_get_window_attributes_reply(
            connection.get(), xcb_get_window_attributes(connection.get(), window), nullptr));
        return attributes != nullptr && attributes->map_state == XCB_MAP_STATE_VIEWABLE;
    }

    struct Monitor {
        std::string name;
        DesktopArea area;
        bool isPrimary = false;
    };

    std::vector<Monitor> monitors() const {
        const xcb_query_extension_reply_t* extension =
            xcb_get_extension_data(connection.get(), &xcb_randr_id);
        if (extension == nullptr || extension->present == 0) {
            return {};
        }
        const ReplyOf<xcb_randr_get_monitors_reply_t> reply(xcb_randr_get_monitors_reply(
            connection.get(), xcb_randr_get_monitors(connection.get(), screen->root, 1), nullptr));
        std::vector<Monitor> found;
        if (reply == nullptr) {
            return found;
        }
        for (auto it = xcb_randr_get_monitors_monitors_iterator(reply.get()); it.rem > 0;
             xcb_randr_monitor_info_next(&it)) {
            const ReplyOf<xcb_get_atom_name_reply_t> name(xcb_get_atom_name_reply(
                connection.get(), xcb_get_atom_name(connection.get(), it.data->name), nullptr));
            if (name != nullptr) {
                found.push_back(
                    {{xcb_get_atom_name_name(name.get()),
                      static_cast<std::size_t>(xcb_get_atom_name_name_length(name.get()))},
                     {it.data->x, it.data->y, it.data->width, it.data->height},
                     it.data->primary != 0});
            }
        }
        return found;
    }
};

Result<std::unique_ptr<X11Desktop>> X11Desktop::open(const DesktopSession& session) {
    if (session.isWayland) {
        return Error{ErrorCode::kUnsupported,
                     "screens and windows cannot be captured in a Wayland session yet: log in to "
                     "an Xorg session"};
    }
    if (session.display.empty()) {
        return Error{ErrorCode::kUnsupported, "there is no desktop here to capture"};
    }
    int number = 0;
    auto state = std::make_unique<State>();
    state->connection.reset(xcb_connect(session.display.c_str(), &number));
    if (xcb_connection_has_error(state->connection.get()) != 0) {
        return Error{ErrorCode::kUnavailable,
                     "the desktop " + session.display + " does not answer"};
    }
    auto screens = xcb_setup_roots_iterator(xcb_get_setup(state->connection.get()));
    for (; number > 0 && screens.rem > 1; --number) {
        xcb_screen_next(&screens);
    }
    state->screen = screens.data;
    return std::unique_ptr<X11Desktop>(new X11Desktop(std::move(state)));
}

X11Desktop::X11Desktop(std::unique_ptr<State> state) : m_state(std::move(state)) {}
X11Desktop::~X11Desktop() = default;

std::vector<CaptureDevice> X11Desktop::screens() const {
    std::vector<CaptureDevice> screens;
    for (const State::Monitor& monitor : m_state->monitors()) {
        const std::string size =
            std::to_string(monitor.area.width) + "x" + std::to_string(monitor.area.height);
        screens.push_back({monitor.name, monitor.name + " (" + size + ")", monitor.isPrimary});
    }
    return screens;
}

std::vector<CaptureDevice> X11Desktop::windows() const {
    std::vector<CaptureDevice> windows;
    for (const xcb_window_t window : m_state->clients()) {
        std::string name = m_state->nameOf(window);
        if (!name.empty() && m_state->isShown(window) && windows.size() != kMostWindows) {
            windows.push_back({std::to_string(window), std::move(name), false});
        }
    }
    return windows;
}

Result<DesktopArea> X11Desktop::screenArea(const std::string& id) const {
    if (id.empty()) {
        return DesktopArea{0, 0, m_state->screen->width_in_pixels,
                           m_state->screen->height_in_pixels};
    }
    for (const State::Monitor& monitor : m_state->monitors()) {
        if (monitor.name == id) {
            return monitor.area;
        }
    }
    return Error{ErrorCode::kNotFound, "the screen " + id + " is not connected"};
}

Result<DesktopArea> X11Desktop::windowArea(std::uint32_t window) const {
    xcb_connection_t* connection = m_state->connection.get();
    const ReplyOf<xcb_get_geometry_reply_t> geometry(
        xcb_get_geometry_reply(connection, xcb_get_geometry(connection, window), nullptr));
    if (geometry == nullptr || !m_state->isShown(window)) {
        return Error{ErrorCode::kNotFound, "the window is closed or minimised"};
    }
    return DesktopArea{0, 0, geometry->width, geometry->height};
}

}  // namespace sigma::capture
