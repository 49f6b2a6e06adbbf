#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace sigma::test {

/// A variable of this process's environment that is as it was again at the end.
class EnvironmentVariable {
public:
    explicit EnvironmentVariable(std::string name) : m_name(std::move(name)) {
        if (const char* const value = std::getenv(m_name.c_str()); value != nullptr) {
            m_before = value;
        }
    }
    EnvironmentVariable(const EnvironmentVariable&) = delete;
    EnvironmentVariable& operator=(const EnvironmentVariable&) = delete;
    ~EnvironmentVariable() { set(m_before); }

    /// Nothing: it is not there.
    void set(const std::optional<std::string>& value) const {
        if (value) {
            ::setenv(m_name.c_str(), value->c_str(), 1);
        } else {
            ::unsetenv(m_name.c_str());
        }
    }

private:
    std::string m_name;
    std::optional<std::string> m_before;
};

}  // namespace sigma::test
