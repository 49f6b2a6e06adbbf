#include "server/store/private_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sigma::store {
namespace {

namespace fs = std::filesystem;

Error failure(const std::string& what, const fs::path& path) {
    return {ErrorCode::kIo,
            "can't " + what + " " + path.string() + ": " + std::system_category().message(errno)};
}

Result<void> makePrivateFolder(const fs::path& folder) {
    std::error_code unknown;
    if (folder.empty() || fs::exists(folder, unknown)) {
        return {};
    }
    SIGMA_TRY(makePrivateFolder(folder.parent_path()));
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        return failure("make the folder", folder);
    }
    return {};
}

}  // namespace

Result<void> makePrivateFile(const std::string& path) {
    SIGMA_TRY(makePrivateFolder(fs::path(path).parent_path()));
    constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
    if (file >= 0) {
        ::close(file);
        return {};
    }
    if (errno != EEXIST) {
        return failure("make the file", path);
    }
    // Not through a descriptor: closing one would drop the locks that SQLite may hold on the file.
    if (::chmod(path.c_str(), kOwnerOnly) != 0) {
        return failure("keep others from the file", path);
    }
    return {};
}

}  // namespace sigma::store
