#include "tests/core/publish/publish_simulation.h"

#include <algorithm>
#include <deque>
#include <vector>

#include "core/publish/bitrate_controller.h"
#include "core/publish/connection_watch.h"
#include "core/publish/send_limits.h"
#include "core/publish/send_queue.h"
#include "tests/support/obs_bitrate.h"

namespace sigma::publish::test {
namespace {

using sigma::test::LinkModel;
using sigma::test::ObsBitrate;
using std::chrono::milliseconds;

constexpr std::int64_t kMaximum = 5'000'000;
constexpr std::int64_t kAudio = 160'000;
constexpr double kKeyWeight = 5;
constexpr milliseconds kLate{1'000};

SteadyTime timeOf(milliseconds time) {
    return SteadyTime(std::chrono::hours(1) + time);
}

OutgoingMessage messageOf(MessageKind kind, milliseconds time, std::size_t bytes) {
    return {kind, time.count(), {Bytes(bytes), {}}};
}

class Simulation {
public:
    Simulation(const LinkTrace& trace, Sender sender, BitrateMode mode,
               milliseconds bottleneckQueue, milliseconds baseRoundTrip)
        : m_trace(trace),
          m_sender(sender),
          m_link({.rate = trace.rate,
                  .baseRoundTrip = baseRoundTrip,
                  .bottleneckQueue = bottleneckQueue}),
          m_obs(kMaximum, kAudio),
          m_ours({.mode = mode, .minimum = 300'000, .maximum = kMaximum}, kAudio) {}

    SimulationResult run() {
        while (m_link.now() < m_trace.length) {
            makeMedia();
            send();
            m_capacity += std::min(m_link.linkRate(), double{kMaximum + kAudio}) / 8000;
            m_link.step();
            takeDelivered();
            if (m_link.now().count() % BitrateController::kInterval.count() == 0) {
                measure();
                if (m_sender == Sender::kOurs) {
                    control();
                }
            }
        }
        return result();
    }

private:
    struct Underway {
        std::uint64_t end;  ///< delivered bytes, once it has passed the link
        milliseconds madeAt;
        std::size_t bytes;
    };

    void makeMedia() {
        const auto now = m_link.now();
        if (now.count() * 30 / 1000 != (now.count() - 1) * 30 / 1000 || now.count() == 0) {
            const bool isKey = m_frame % 30 == 0 || m_forcesKey;
            m_forcesKey = false;
            // The sizes wander as those of real pictures do, by up to an eighth.
            const double wander = 1 + (static_cast<double>(m_frame * 37 % 17) - 8) / 64;
            const double plain = static_cast<double>(m_bitrate) / 8 / (29 + kKeyWeight);
            const double size = plain * wander * (isKey ? kKeyWeight : 1);
            queue(messageOf(isKey ? MessageKind::kKeyFrame : MessageKind::kFrame, now,
                            static_cast<std::size_t>(size)));
            ++m_frame;
        }
        if (now.count() * 48 / 1024 != (now.count() - 1) * 48 / 1024) {
            ++m_audioMade;
            queue(messageOf(MessageKind::kAudio, now, kAudio / 8 * 1024 / 48'000));
        }
    }

    void queue(OutgoingMessage message) {
        if (m_sender == Sender::kObs) {
            m_obs.onQueued(m_link.now(), m_queue.span());
            m_bitrate = m_obs.videoBitrate();
        }
        if (message.kind == MessageKind::kKeyFrame) {
            m_lastKeyBytes = message.size();
        }
        m_queue.push(std::move(message));
    }

    void send() {
        std::size_t room = m_link.room();
        while (room != 0) {
            if (m_left == 0 && !takeNext()) {
                return;
            }
            const std::size_t count = std::min(room, m_left);
            m_link.write(count);
            m_written += count;
            room -= count;
            m_left -= count;
            if (m_left == 0) {
                m_obs.onSent(m_begunAt, m_link.now(), m_size);
                m_underway.push_back({m_written, m_madeAt, m_size});
                m_watch.onWritten(m_message.timestamp, m_message.isKeyFrame() ? m_size : 0,
                                  report());
                m_queue.finishSending();
            }
        }
    }

    bool takeNext() {
        auto message = m_queue.pop();
        if (!message) {
            return false;
        }
        m_left = m_size = message->size();
        m_madeAt = milliseconds(message->timestamp);
        m_begunAt = m_link.now();
        m_audioSent += message->kind == MessageKind::kAudio ? 1 : 0;
        m_message = std::move(*message);
        return true;
    }

    void takeDelivered() {
        while (!m_underway.empty() && m_underway.front().end <= m_link.delivered() + 1) {
            const Underway& passed = m_underway.front();
            m_timely += m_link.now() - passed.madeAt <= kLate ? passed.bytes : 0;
            m_underway.pop_front();
        }
    }

    void measure() {
        const auto now = m_link.now();
        if (m_link.linkRate() > 0) {
            milliseconds age{0};
            if (!m_underway.empty()) {
                age = now - m_underway.front().madeAt;
            } else if (m_left != 0) {
                age = now - m_madeAt;
            }
            m_delays.push_back(age);
        }
        noteBitrate(now);
    }

    void noteBitrate(milliseconds now) {
        if (m_trace.fallsAt && now <= *m_trace.fallsAt) {
            m_bitrateBefore = m_bitrate;
        } else if (m_trace.fallsAt && !m_result.reaction &&
                   m_bitrate < m_bitrateBefore * 95 / 100) {
            m_result.reaction = now - *m_trace.fallsAt;
        }
        if (m_trace.risesAt && now > *m_trace.risesAt && !m_result.recovery &&
            m_bitrate >= kMaximum * 9 / 10) {
            m_result.recovery = now - *m_trace.risesAt;
        }
    }

    void control() {
        const SteadyTime now = timeOf(m_link.now());
        const LinkSample sample = m_watch.measure(now, report(), m_queue, m_left != 0);
        const BitrateDecision decision = m_ours.update(now, sample);
        m_bitrate = decision.videoBitrate;
        if (decision.drop == DropAction::kToKeyFrame) {
            m_queue.dropToKeyFrame();
            m_forcesKey = m_queue.awaitsKeyFrame();
        }
        m_link.setKernelBuffer(unsentLimit(m_bitrate + kAudio));
        m_link.setPace(static_cast<double>(
            sendingPace(m_bitrate + kAudio, m_lastKeyBytes, sample.backlogBytes)));
    }

    LinkReport report() const {
        return {.bytesAcknowledged = m_link.acknowledged(),
                .bytesWritten = m_written,
                .bytesUnsent = m_link.unsent(),
                .bytesInFlight = m_written - m_link.unsent() - m_link.acknowledged(),
                .roundTrip = m_link.roundTrip(),
                .minRoundTrip = m_link.minRoundTrip(),
                .isHoldingBack = m_link.isHoldingBack()};
    }

    SimulationResult result() {
        std::ranges::sort(m_delays);
        m_result.delayP95 = m_delays[m_delays.size() * 95 / 100];
        const auto slow = m_delays.end() - std::ranges::upper_bound(m_delays, kLate);
        m_result.stalled = static_cast<double>(slow) / static_cast<double>(m_delays.size());
        m_result.use = static_cast<double>(m_link.delivered()) / m_capacity;
        m_result.timelyUse = static_cast<double>(m_timely) / m_capacity;
        const std::uint64_t waiting = m_queue.audioWaiting();
        m_result.audioFramesLost = m_audioMade - m_audioSent - waiting;
        m_result.framesDropped = m_queue.droppedFrames();
        return m_result;
    }

    const LinkTrace& m_trace;
    Sender m_sender;
    LinkModel m_link;
    ObsBitrate m_obs;
    BitrateController m_ours;
    ConnectionWatch m_watch{std::chrono::hours(1)};
    OutgoingMessage m_message;  ///< being written
    std::size_t m_lastKeyBytes = 0;
    SendQueue m_queue;
    std::int64_t m_bitrate = kMaximum;
    std::int64_t m_bitrateBefore = 0;
    std::int64_t m_frame = 0;
    bool m_forcesKey = false;
    std::uint64_t m_audioMade = 0;
    std::uint64_t m_audioSent = 0;
    std::size_t m_left = 0;  ///< of the message being written
    std::size_t m_size = 0;
    milliseconds m_madeAt{0};
    milliseconds m_begunAt{0};
    std::uint64_t m_written = 0;
    std::deque<Underway> m_underway;
    std::vector<milliseconds> m_delays;
    double m_capacity = 0;
    std::uint64_t m_timely = 0;
    SimulationResult m_result;
};

}  // namespace

SimulationResult simulate(const LinkTrace& trace, Sender sender, BitrateMode mode,
                          milliseconds bottleneckQueue, milliseconds baseRoundTrip) {
    return Simulation(trace, sender, mode, bottleneckQueue, baseRoundTrip).run();
}

}  // namespace sigma::publish::test
