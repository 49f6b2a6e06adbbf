#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include <xcb/xcb.h>

namespace sigma::test {

/// A white window in the upper left corner of an X display.
class X11Window {
public:
    X11Window(const std::string& display, const std::string& title, std::uint16_t width,
              std::uint16_t height)
        : m_connection(xcb_connect(display.c_str(), nullptr)) {
        const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data;
        m_id = xcb_generate_id(m_connection);
        const std::uint32_t ground = screen->white_pixel;
        xcb_create_window(m_connection, XCB_COPY_FROM_PARENT, m_id, screen->root, 0, 0, width,
                          height, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual,
                          XCB_CW_BACK_PIXEL, &ground);
        xcb_change_property(m_connection, XCB_PROP_MODE_REPLACE, m_id, XCB_ATOM_WM_NAME,
                            XCB_ATOM_STRING, 8, static_cast<std::uint32_t>(title.size()),
                            title.data());
        xcb_map_window(m_connection, m_id);
        waitForServer();
    }
    X11Window(const X11Window&) = delete;
    X11Window& operator=(const X11Window&) = delete;
    ~X11Window() {
        xcb_destroy_window(m_connection, m_id);
        waitForServer();
        xcb_disconnect(m_connection);
    }

    std::uint32_t id() const { return m_id; }

    void resize(std::uint32_t width, std::uint32_t height) {
        const std::uint32_t size[] = {width, height};
        xcb_configure_window(m_connection, m_id, XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT,
                             size);
        waitForServer();
    }

private:
    /// Everything that was asked for is done once the server has answered anything.
    void waitForServer() {
        std::free(
            xcb_get_input_focus_reply(m_connection, xcb_get_input_focus(m_connection), nullptr));
    }

    xcb_connection_t* m_connection;
    xcb_window_t m_id = 0;
};

}  // namespace sigma::test
