#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <random>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/base/shared_buffer.h"

namespace sigma::bench {

/// The network between two kernels: packets from the near TUN device wait in a queue of bounded
/// length, leave it at the rate of the moment, and come out at the far one after a delay; those
/// from the far device are delayed only.
///
/// Thread: one of its own from the constructor to the destructor.
class NetworkLink {
public:
    using Clock = std::chrono::steady_clock;
    struct Settings {
        /// Bits a second at a time since `start`.
        std::function<double(std::chrono::milliseconds)> rate;
        Clock::time_point start;
        std::chrono::milliseconds delay{20};  ///< each way
        std::size_t queueBytes = 150'000;     ///< what does not fit is lost
        double loss = 0;                      ///< share of the near packets lost at random
    };

    /// Takes both descriptors over; they do not block.
    NetworkLink(int nearTunnel, int farTunnel, Settings settings);
    NetworkLink(const NetworkLink&) = delete;
    NetworkLink& operator=(const NetworkLink&) = delete;
    ~NetworkLink();

private:
    struct Underway {
        Clock::time_point due;
        Bytes packet;
    };
    using Line = std::deque<Underway>;

    void run(const std::stop_token& stop);
    void awaitPackets() const;
    void takeNear();
    void takeFar(Clock::time_point now);
    void serveQueue(Clock::time_point now);
    static void deliver(Line& line, int tunnel, Clock::time_point now);

    int m_near;
    int m_far;
    Settings m_settings;
    std::minstd_rand m_random{1};
    std::deque<Bytes> m_queue;
    std::size_t m_queuedBytes = 0;
    double m_credit = 0;  ///< bytes that the link could have sent meanwhile
    Clock::time_point m_servedAt;
    Line m_forth;
    Line m_back;
    std::jthread m_thread;
};

}  // namespace sigma::bench
