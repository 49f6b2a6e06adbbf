#include "core/playback/pulse_sound_output.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include <pulse/context.h>
#include <pulse/error.h>
#include <pulse/stream.h>

#include "core/playback/silent_pace.h"
#include "core/pulse/pulse_connection.h"

namespace sigma::playback {
namespace {

constexpr std::chrono::milliseconds kTurn{20};
/// With a server that asks for nothing.
constexpr std::chrono::seconds kPatience{2};
constexpr std::chrono::seconds kBetweenTries{2};
constexpr std::size_t kFrameBytes = kSoundChannels * sizeof(float);
constexpr std::uint32_t kWanted = kSoundRate / 1000 * 80 * kFrameBytes;
constexpr std::uint32_t kLeastRequest = kSoundRate / 1000 * 20 * kFrameBytes;
/// Where the server asks for more at once, it gets it in pieces.
constexpr std::size_t kMostFrames = kSoundRate / 10;

/// One stream of sound to a server, from the connecting on.
class PulseStream {
public:
    PulseStream(std::unique_ptr<pulse::PulseConnection> connection, const Clock& clock)
        : m_connection(std::move(connection)), m_clock(clock), m_heardFromAt(clock.steadyNow()) {}
    PulseStream(const PulseStream&) = delete;
    PulseStream& operator=(const PulseStream&) = delete;
    ~PulseStream() {
        if (m_stream != nullptr) {
            pa_stream_disconnect(m_stream);
            pa_stream_unref(m_stream);
        }
    }

    /// Takes sound, and is heard.
    bool isReady() const {
        return m_stream != nullptr && pa_stream_get_state(m_stream) == PA_STREAM_READY;
    }

    /// Waits a moment for the server, and gives it what it asks for.
    Result<void> work(SoundFeed& feed) {
        SIGMA_TRY(m_connection->turn(kTurn));
        if (m_stream == nullptr && m_connection->isReady()) {
            SIGMA_TRY(open());
        }
        if (m_stream != nullptr && !PA_STREAM_IS_GOOD(pa_stream_get_state(m_stream))) {
            return failure();
        }
        while (isReady()) {
            const std::size_t wanted = pa_stream_writable_size(m_stream);
            if (wanted == static_cast<std::size_t>(-1) || wanted < kFrameBytes) {
                break;
            }
            SIGMA_TRY(write(feed, std::min(wanted / kFrameBytes, kMostFrames)));
        }
        if (m_clock.steadyNow() - m_heardFromAt > kPatience) {
            return Error{ErrorCode::kUnavailable, "the sound server does not answer"};
        }
        return {};
    }

private:
    Result<void> open() {
        const pa_sample_spec format = {PA_SAMPLE_FLOAT32LE, kSoundRate, kSoundChannels};
        m_stream = pa_stream_new(m_connection->context(), "Playback", &format, nullptr);
        constexpr auto kDefault = static_cast<std::uint32_t>(-1);
        const pa_buffer_attr sizes = {kDefault, kWanted, kDefault, kLeastRequest, kDefault};
        const auto flags = static_cast<pa_stream_flags_t>(
            PA_STREAM_ADJUST_LATENCY | PA_STREAM_INTERPOLATE_TIMING | PA_STREAM_AUTO_TIMING_UPDATE);
        if (m_stream == nullptr ||
            pa_stream_connect_playback(m_stream, nullptr, &sizes, flags, nullptr, nullptr) < 0) {
            return failure();
        }
        return {};
    }

    Result<void> write(SoundFeed& feed, std::size_t frames) {
        m_heardFromAt = m_clock.steadyNow();
        m_block.resize(frames * kSoundChannels);
        feed.fill(m_block, m_clock.steadyNow() + latency());
        if (pa_stream_write(m_stream, m_block.data(), frames * kFrameBytes, nullptr, 0,
                            PA_SEEK_RELATIVE) < 0) {
            return failure();
        }
        return {};
    }

    /// Until what is written now will be heard.
    std::chrono::microseconds latency() const {
        pa_usec_t time = 0;
        int isNegative = 0;
        constexpr std::chrono::microseconds kGuess(80'000);
        constexpr pa_usec_t kMost = 5'000'000;
        if (pa_stream_get_latency(m_stream, &time, &isNegative) < 0 || time > kMost) {
            return kGuess;
        }
        return std::chrono::microseconds(isNegative != 0 ? 0 : static_cast<std::int64_t>(time));
    }

    Error failure() const {
        return {ErrorCode::kUnavailable,
                std::string("the sound server does not play: ") +
                    pa_strerror(pa_context_errno(m_connection->context()))};
    }

    std::unique_ptr<pulse::PulseConnection> m_connection;
    const Clock& m_clock;
    pa_stream* m_stream = nullptr;  ///< once the connection is ready
    SteadyTime m_heardFromAt;
    std::vector<float> m_block;
};

}  // namespace

PulseSoundOutput::PulseSoundOutput(std::shared_ptr<const Clock> clock, std::string server)
    : m_clock(std::move(clock)), m_server(std::move(server)) {}

PulseSoundOutput::~PulseSoundOutput() {
    stop();
}

void PulseSoundOutput::start(SoundFeed& feed) {
    m_thread = std::jthread([this, &feed](const std::stop_token& stop) { run(feed, stop); });
}

void PulseSoundOutput::stop() {
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

std::string PulseSoundOutput::problem() const {
    const auto problem = m_problem.load();
    return problem == nullptr ? std::string() : *problem;
}

void PulseSoundOutput::run(SoundFeed& feed, const std::stop_token& stop) {
    SilentPace silence(m_clock);
    while (!stop.stop_requested()) {
        const Result<void> played = play(feed, stop, silence);
        if (played.has_error()) {
            m_problem.store(std::make_shared<const std::string>(played.error().context +
                                                                "; playing goes on without sound"));
            silence.run(feed, stop, m_clock->steadyNow() + kBetweenTries);
        }
    }
}

Result<void> PulseSoundOutput::play(SoundFeed& feed, const std::stop_token& stop,
                                    SilentPace& silence) {
    SIGMA_TRY_ASSIGN(auto connection, pulse::PulseConnection::begin(m_server));
    PulseStream stream(std::move(connection), *m_clock);
    while (!stop.stop_requested()) {
        SIGMA_TRY(stream.work(feed));
        if (!stream.isReady()) {
            silence.fetch(feed);
            continue;
        }
        silence.skip();
        if (m_problem.load() != nullptr) {
            m_problem.store(nullptr);
        }
    }
    return {};
}

}  // namespace sigma::playback
