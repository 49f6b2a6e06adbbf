#pragma once

#include <functional>
#include <thread>

namespace sigma::test {

/// Blocks until it is so. A test where it never is ends by CTest's time-out.
inline void waitUntil(const std::function<bool()>& isSo) {
    while (!isSo()) {
        std::this_thread::yield();
    }
}

}  // namespace sigma::test
