#include "tests/bench/load/network_namespace.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sigma::bench {
namespace {

constexpr const char* kDevice = "sigma0";

void require(int result, const char* what) {
    if (result < 0) {
        throw std::system_error(errno, std::generic_category(), what);
    }
}

ifreq requestFor(const char* device) {
    ifreq request{};
    std::strncpy(request.ifr_name, device, IFNAMSIZ - 1);
    return request;
}

ifreq requestWith(const char* device, const std::string& address) {
    ifreq request = requestFor(device);
    sockaddr_in internet{};
    internet.sin_family = AF_INET;
    inet_pton(AF_INET, address.c_str(), &internet.sin_addr);
    std::memcpy(&request.ifr_addr, &internet, sizeof internet);
    return request;
}

}  // namespace

int enterNetworkNamespace(const std::string& address) {
    require(::unshare(CLONE_NEWNET), "a network namespace of its own needs root");
    const int tunnel = ::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    require(tunnel, "opening /dev/net/tun");
    ifreq device = requestFor(kDevice);
    device.ifr_flags = IFF_TUN | IFF_NO_PI;
    require(::ioctl(tunnel, TUNSETIFF, &device), "making a TUN device");
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    require(socket, "opening a socket");
    ifreq named = requestWith(kDevice, address);
    require(::ioctl(socket, SIOCSIFADDR, &named), "naming the TUN device");
    ifreq masked = requestWith(kDevice, "255.255.255.0");
    require(::ioctl(socket, SIOCSIFNETMASK, &masked), "giving the TUN device its network");
    ifreq raised = requestFor(kDevice);
    raised.ifr_flags = IFF_UP | IFF_RUNNING;
    require(::ioctl(socket, SIOCSIFFLAGS, &raised), "raising the TUN device");
    ::close(socket);
    return tunnel;
}

}  // namespace sigma::bench
