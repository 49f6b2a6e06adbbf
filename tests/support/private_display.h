#pragma once

#include <cerrno>
#include <memory>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "core/capture/x11_desktop.h"
#include "tests/support/child_program.h"

namespace sigma::test {

/// An X server of the test's own that shows a black desktop of 640x480 to nobody.
class PrivateDisplay {
public:
    PrivateDisplay() {
        int ends[2];
        if (::pipe(ends) != 0) {
            throw std::system_error(errno, std::system_category(), "pipe");
        }
        m_server = std::make_unique<ChildProgram>(
            std::vector<std::string>{"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0",
                                     "640x480x24", "-nolisten", "tcp", "-noreset"});
        ::close(ends[1]);
        char digit = 0;
        m_session.display = ":";
        while (::read(ends[0], &digit, 1) == 1 && digit != '\n') {
            m_session.display += digit;
        }
        ::close(ends[0]);
    }

    const capture::DesktopSession& session() const { return m_session; }
    void stop() { m_server->stop(); }

private:
    std::unique_ptr<ChildProgram> m_server;
    capture::DesktopSession m_session;
};

}  // namespace sigma::test
