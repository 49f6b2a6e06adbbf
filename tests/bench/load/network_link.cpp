#include "tests/bench/load/network_link.h"

#include <array>
#include <optional>
#include <utility>

#include <poll.h>
#include <unistd.h>

namespace sigma::bench {
namespace {

std::optional<Bytes> readPacket(int tunnel) {
    std::array<std::uint8_t, 2048> room{};
    const ssize_t size = ::read(tunnel, room.data(), room.size());
    if (size <= 0) {
        return std::nullopt;
    }
    return Bytes(room.begin(), room.begin() + size);
}

}  // namespace

NetworkLink::NetworkLink(int nearTunnel, int farTunnel, Settings settings)
    : m_near(nearTunnel),
      m_far(farTunnel),
      m_settings(std::move(settings)),
      m_servedAt(Clock::now()),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

NetworkLink::~NetworkLink() {
    m_thread.request_stop();
    m_thread.join();
    ::close(m_near);
    ::close(m_far);
}

void NetworkLink::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        awaitPackets();
        const Clock::time_point now = Clock::now();
        serveQueue(now);
        takeNear();
        takeFar(now);
        deliver(m_forth, m_far, now);
        deliver(m_back, m_near, now);
    }
}

/// While something is on its way, for a millisecond at most: that is how exact the delays are.
void NetworkLink::awaitPackets() const {
    const bool isBusy = !m_queue.empty() || !m_forth.empty() || !m_back.empty();
    std::array<pollfd, 2> tunnels{pollfd{m_near, POLLIN, 0}, pollfd{m_far, POLLIN, 0}};
    ::poll(tunnels.data(), tunnels.size(), isBusy ? 1 : 20);
}

void NetworkLink::takeNear() {
    std::uniform_real_distribution<double> chance(0, 1);
    while (auto packet = readPacket(m_near)) {
        const bool isFull = m_queuedBytes + packet->size() > m_settings.queueBytes;
        if (isFull || chance(m_random) < m_settings.loss) {
            continue;
        }
        m_queuedBytes += packet->size();
        m_queue.push_back(std::move(*packet));
    }
}

void NetworkLink::takeFar(Clock::time_point now) {
    while (auto packet = readPacket(m_far)) {
        m_back.push_back({now + m_settings.delay, std::move(*packet)});
    }
}

void NetworkLink::serveQueue(Clock::time_point now) {
    const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_settings.start);
    const std::chrono::duration<double> passed = now - std::exchange(m_servedAt, now);
    m_credit += m_settings.rate(std::max(time, std::chrono::milliseconds(0))) / 8 * passed.count();
    while (!m_queue.empty() && m_credit >= static_cast<double>(m_queue.front().size())) {
        m_credit -= static_cast<double>(m_queue.front().size());
        m_queuedBytes -= m_queue.front().size();
        m_forth.push_back({now + m_settings.delay, std::move(m_queue.front())});
        m_queue.pop_front();
    }
    if (m_queue.empty()) {
        m_credit = 0;
    }
}

void NetworkLink::deliver(Line& line, int tunnel, Clock::time_point now) {
    while (!line.empty() && line.front().due <= now) {
        const Bytes& packet = line.front().packet;
        // A device that takes no more loses the packet, as devices do.
        static_cast<void>(::write(tunnel, packet.data(), packet.size()));
        line.pop_front();
    }
}

}  // namespace sigma::bench
