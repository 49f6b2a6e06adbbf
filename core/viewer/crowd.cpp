#include "core/viewer/crowd.h"

#include <algorithm>

#include "core/net/tls_context.h"
#include "core/viewer/figures.h"
#include "core/viewer/session_id.h"

namespace sigma::viewer {
namespace {

using player::Duration;

constexpr std::chrono::milliseconds kAdmitEvery(10);

}  // namespace

struct Crowd::Seat {
    Seat(const boost::asio::any_io_executor& executor, const Clock& clock, ViewerOptions options)
        : playout(clock), viewer(executor, clock, std::move(options), playout) {}

    player::CountedPlayout playout;
    Viewer viewer;
};

Crowd::Crowd(boost::asio::any_io_executor executor, const Clock& clock, CrowdOptions options)
    : m_executor(std::move(executor)),
      m_clock(clock),
      m_options(std::move(options)),
      m_timer(m_executor) {
    httpclient::HttpClientOptions& client = m_options.viewer.client;
    // Beacons, clocks and redirects may be secure where the stream is not.
    if (!client.tls) {
        client.tls = std::make_shared<net::TlsContext>(client.verifiesCertificates);
    }
}

Crowd::~Crowd() = default;

void Crowd::start() {
    m_startedAt = m_clock.steadyNow();
    m_seats.reserve(m_options.viewers);
    admit();
}

/// As many as are due by now.
void Crowd::admit() {
    const std::size_t all = m_options.viewers;
    std::size_t due = all;
    if (m_options.ramp.count() > 0) {
        const auto since = std::chrono::duration<double>(m_clock.steadyNow() - m_startedAt);
        const double share = since / std::chrono::duration<double>(m_options.ramp);
        due = static_cast<std::size_t>(std::min(share, 1.0) * static_cast<double>(all - 1)) + 1;
    }
    while (m_seats.size() < due) {
        add();
    }
    if (m_seats.size() < all) {
        m_timer.expires_after(kAdmitEvery);
        m_timer.async_wait([this, alive = std::weak_ptr(m_alive)](const auto& error) {
            if (!error && !alive.expired()) {
                admit();
            }
        });
    }
}

void Crowd::add() {
    ViewerOptions options = m_options.viewer;
    options.sessionId = makeSessionId();
    m_seats.push_back(std::make_unique<Seat>(m_executor, m_clock, std::move(options)));
    m_seats.back()->viewer.start();
}

CrowdTotals Crowd::totals() const {
    CrowdTotals totals;
    std::vector<Duration> latencies;
    totals.started = m_seats.size();
    for (const auto& seat : m_seats) {
        const player::PlayerStatus& status = seat->viewer.status();
        const FetchCounts counts = seat->viewer.counts();
        ++totals.states[static_cast<std::size_t>(status.state)];
        if (status.state == player::PlayerState::kPlaying && status.latency) {
            latencies.push_back(*status.latency);
        }
        totals.everPlayed += status.startupTime ? 1 : 0;
        totals.everStalled += status.stalls > 0 ? 1 : 0;
        totals.stalls += status.stalls;
        totals.stallTime += status.stallTime;
        totals.requests += counts.requests;
        totals.failures += counts.failures + counts.refusals;
        totals.bytes += counts.bytes;
    }
    if (!latencies.empty()) {
        totals.latency = {.p50 = percentile(latencies, 0.5),
                          .p95 = percentile(latencies, 0.95),
                          .p99 = percentile(latencies, 0.99)};
    }
    return totals;
}

}  // namespace sigma::viewer
