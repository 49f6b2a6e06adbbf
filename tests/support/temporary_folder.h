#pragma once

#include <filesystem>
#include <string>
#include <system_error>

#include <stdlib.h>

namespace sigma::test {

/// An empty folder that goes, with what is in it, at the end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        m_path = std::filesystem::temp_directory_path() / "sigma-test-XXXXXX";
        if (::mkdtemp(m_path.data()) == nullptr) {
            throw std::system_error(errno, std::system_category(), "mkdtemp");
        }
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

}  // namespace sigma::test
