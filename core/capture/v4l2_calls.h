#pragma once

#include <memory>
#include <string>

namespace sigma::capture {

/// The three system calls that a V4L2 device is spoken to with, so that tests can be the device.
class V4l2Calls {
public:
    virtual ~V4l2Calls() = default;
    /// For reading and writing, without blocking. A file descriptor, or -errno.
    virtual int open(const std::string& path) = 0;
    /// 0, or -errno.
    virtual int ioctl(int file, unsigned long request, void* argument) = 0;
    virtual void close(int file) = 0;
};

std::shared_ptr<V4l2Calls> linuxV4l2Calls();

}  // namespace sigma::capture
