#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::recording {

/// A new file that only grows.
///
/// Thread: one at a time. Errors: kAlreadyExists, kIo; a full disk in words of its own.
class AppendFile {
public:
    /// Never an existing one.
    static Result<AppendFile> create(const std::string& path);

    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&&) = delete;
    ~AppendFile();

    /// All of it, or what the disk took of it and an error.
    Result<void> append(ByteSpan bytes);
    /// Returns once a power failure can take nothing of it any more.
    Result<void> sync();
    std::uint64_t size() const { return m_size; }

private:
    explicit AppendFile(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
    std::uint64_t m_size = 0;
};

}  // namespace sigma::recording
