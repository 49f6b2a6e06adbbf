#include <cerrno>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/capture/v4l2_calls.h"

namespace sigma::capture {
namespace {

class LinuxV4l2Calls final : public V4l2Calls {
public:
    int open(const std::string& path) override {
        const int file = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        return file < 0 ? -errno : file;
    }
    int ioctl(int file, unsigned long request, void* argument) override {
        int result = 0;
        do {
            result = ::ioctl(file, request, argument);
        } while (result < 0 && errno == EINTR);
        return result < 0 ? -errno : 0;
    }
    void close(int file) override { ::close(file); }
};

}  // namespace

std::shared_ptr<V4l2Calls> linuxV4l2Calls() {
    return std::make_shared<LinuxV4l2Calls>();
}

}  // namespace sigma::capture
