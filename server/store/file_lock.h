#pragma once

#include <string>

#include "core/base/result.h"

namespace sigma::store {

/// A file that one program at a time can have to itself.
///
/// The kernel lets go of it when the program ends, in whatever way. The file stays, and is empty.
class FileLock {
public:
    /// Makes the file, for its owner only, if it is not there.
    /// Errors: kUnavailable when somebody has it; kIo.
    static Result<FileLock> take(const std::string& path);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

}  // namespace sigma::store
