#pragma once

#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sigma::test {

/// A program that runs beside the test and ends with it.
class ChildProgram {
public:
    /// Inherits the files of the test. Throws where it cannot be started.
    explicit ChildProgram(std::vector<std::string> command) {
        std::vector<char*> arguments;
        for (std::string& argument : command) {
            arguments.push_back(argument.data());
        }
        arguments.push_back(nullptr);
        const int error =
            ::posix_spawnp(&m_id, arguments[0], nullptr, nullptr, arguments.data(), environ);
        if (error != 0) {
            throw std::system_error(error, std::system_category(), command.front());
        }
    }
    ChildProgram(const ChildProgram&) = delete;
    ChildProgram& operator=(const ChildProgram&) = delete;
    ~ChildProgram() { stop(); }

    void stop() {
        if (m_id > 0) {
            ::kill(m_id, SIGTERM);
            ::waitpid(m_id, nullptr, 0);
            m_id = 0;
        }
    }

private:
    pid_t m_id = 0;
};

/// Whether a program of that name is in one of the folders that are searched.
inline bool isInstalled(const std::string& program) {
    for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/bin/"}) {
        if (::access((folder + program).c_str(), X_OK) == 0) {
            return true;
        }
    }
    return false;
}

}  // namespace sigma::test
