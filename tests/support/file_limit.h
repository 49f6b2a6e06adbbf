#pragma once

#include <sys/resource.h>

namespace sigma::test {

/// Lowers the number of files that this process may have open, until it goes out of scope.
class FileLimit {
public:
    explicit FileLimit(rlim_t files) {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit lowered{files, m_before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &lowered);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;
    ~FileLimit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

}  // namespace sigma::test
