#include "core/capture/pulse_backend.h"

#include <chrono>
#include <cstdint>
#include <cstring>

#include <pulse/context.h>
#include <pulse/error.h>
#include <pulse/stream.h>

namespace sigma::capture {
namespace {

constexpr std::uint32_t kSampleRate = 48'000;
constexpr std::uint32_t kFragmentBytes = 3'840;  ///< 10 ms
constexpr std::size_t kFrameBytes = 2 * sizeof(float);
constexpr std::size_t kMostBytes = 1 << 20;  ///< of one piece
constexpr std::chrono::milliseconds kPatience{50};

/// A chosen device that goes would be replaced by any other: viewers would hear what nobody meant.
pa_stream_flags_t flagsFor(const std::string& source) {
    const bool isChosen = !source.empty() && source != kDefaultMonitor;
    return static_cast<pa_stream_flags_t>(PA_STREAM_ADJUST_LATENCY |
                                          (isChosen ? PA_STREAM_DONT_MOVE : 0));
}

/// Not zero, nor the (size_t)-1 that libpulse says for an error.
bool isAmount(std::size_t bytes) {
    return bytes != 0 && bytes != static_cast<std::size_t>(-1);
}

}  // namespace

PulseBackend::PulseBackend(PulseSettings settings, std::shared_ptr<const Clock> clock)
    : m_settings(std::move(settings)), m_clock(std::move(clock)) {}

PulseBackend::~PulseBackend() {
    close();
}

Result<void> PulseBackend::open(BackendOutput& output, std::stop_token /*stop*/) {
    SIGMA_TRY_ASSIGN(m_connection, pulse::PulseConnection::open(m_settings.server));
    m_output = &output;
    return openStream();
}

Result<void> PulseBackend::openStream() {
    const pa_sample_spec format = {PA_SAMPLE_FLOAT32LE, kSampleRate, 2};
    m_stream = pa_stream_new(m_connection->context(), "programme", &format, nullptr);
    constexpr auto kDefault = static_cast<std::uint32_t>(-1);
    const pa_buffer_attr sizes = {kDefault, kDefault, kDefault, kDefault, kFragmentBytes};
    const char* source = m_settings.source.empty() ? nullptr : m_settings.source.c_str();
    if (m_stream == nullptr ||
        pa_stream_connect_record(m_stream, source, &sizes, flagsFor(m_settings.source)) < 0) {
        return Error{ErrorCode::kUnavailable, "the sound server refuses to record"};
    }
    return {};
}

Result<std::optional<SteadyTime>> PulseBackend::work() {
    SIGMA_TRY(m_connection->turn(kPatience));
    const pa_stream_state_t state = pa_stream_get_state(m_stream);
    if (!PA_STREAM_IS_GOOD(state)) {
        return Error{ErrorCode::kNotFound,
                     std::string("the microphone or output is not there: ") +
                         pa_strerror(pa_context_errno(m_connection->context()))};
    }
    if (state == PA_STREAM_READY) {
        giveWhatCame();
    }
    return std::optional(m_clock->steadyNow());
}

void PulseBackend::giveWhatCame() {
    const SteadyTime now = m_clock->steadyNow();
    for (std::size_t waiting = pa_stream_readable_size(m_stream); isAmount(waiting);
         waiting = pa_stream_readable_size(m_stream)) {
        const void* bytes = nullptr;
        std::size_t size = 0;
        if (pa_stream_peek(m_stream, &bytes, &size) < 0 || size == 0) {
            return;
        }
        // A hole has a size and no bytes.
        const std::size_t frames = bytes == nullptr ? 0 : size / kFrameBytes;
        if (frames != 0 && size <= kMostBytes) {
            auto block = std::make_shared<media::AudioBlock>();
            block->samples.resize(frames * 2);
            std::memcpy(block->samples.data(), bytes, frames * kFrameBytes);
            // All that waits has come just now: the end of it is now, its beginning before.
            block->capturedAt =
                now - std::chrono::nanoseconds(waiting / kFrameBytes * 1'000'000'000 / kSampleRate);
            m_output->audio(std::move(block));
        }
        pa_stream_drop(m_stream);
    }
}

void PulseBackend::close() {
    if (m_stream != nullptr) {
        pa_stream_disconnect(m_stream);
        pa_stream_unref(m_stream);
        m_stream = nullptr;
    }
    m_connection.reset();
    m_output = nullptr;
}

}  // namespace sigma::capture
