#include "core/recording/append_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace sigma::recording {
namespace {

constexpr int kClosed = -1;
constexpr mode_t kOwnerWritesOthersRead = 0644;

std::string wordsFor(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "the disk is full";
        case EFBIG:
            return "the disk takes no larger file";
        default:
            return "the disk does not take it: " + std::generic_category().message(error);
    }
}

}  // namespace

Result<AppendFile> AppendFile::create(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC,
                                  kOwnerWritesOthersRead);
    if (descriptor >= 0) {
        return AppendFile(descriptor);
    }
    if (errno == EEXIST) {
        return Error{ErrorCode::kAlreadyExists, path + " exists already"};
    }
    return Error{ErrorCode::kIo,
                 path + " cannot be made: " + std::generic_category().message(errno)};
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, kClosed)), m_size(other.m_size) {}

AppendFile::~AppendFile() {
    if (m_descriptor != kClosed) {
        ::close(m_descriptor);
    }
}

Result<void> AppendFile::append(ByteSpan bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return Error{ErrorCode::kIo, wordsFor(errno)};
        }
        m_size += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> AppendFile::sync() {
    // What is no file on a disk, such as a pipe, has nothing to be kept.
    if (::fdatasync(m_descriptor) != 0 && errno != EINVAL) {
        return Error{ErrorCode::kIo, wordsFor(errno)};
    }
    return {};
}

}  // namespace sigma::recording
