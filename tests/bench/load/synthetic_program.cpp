#include "tests/bench/load/synthetic_program.h"

#include <algorithm>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "tests/support/sample_factory.h"

namespace sigma::bench {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kFrameRate = 30;
constexpr std::int64_t kFramesToKey = 30;
constexpr double kKeyWeight = 5;

milliseconds frameTime(std::int64_t frame) {
    return milliseconds(frame * 1000 / kFrameRate);
}

milliseconds soundTime(std::int64_t frame) {
    return milliseconds(frame * 1024 / 48);
}

}  // namespace

void SyntheticProgram::play(Clock::time_point start, milliseconds length) {
    m_upload.send(test::h264Track());
    m_upload.send(test::aacTrack());
    boost::asio::io_context context;
    boost::asio::steady_timer timer(context);
    std::int64_t sounds = 0;
    milliseconds tick{0};
    for (milliseconds now{0}; now < length;
         now = std::min({frameTime(m_frame), soundTime(sounds), tick})) {
        timer.expires_at(start + now);
        timer.wait();
        if (now == frameTime(m_frame)) {
            makeFrame(now);
        }
        if (now == soundTime(sounds)) {
            makeSound(now);
            ++sounds;
        }
        if (now == tick) {
            m_advice.push_back({now, m_upload.advice()});
            tick += milliseconds(100);
        }
    }
}

void SyntheticProgram::makeFrame(milliseconds time) {
    const Upload::Advice advice = m_upload.advice();
    const bool isKey = m_frame % kFramesToKey == 0 || advice.keyFrameRequests != m_keyFrameRequests;
    m_keyFrameRequests = advice.keyFrameRequests;
    const auto divisor = static_cast<std::int64_t>(advice.frameRateDivisor);
    // The sizes wander as those of real pictures do, by up to an eighth.
    const double wander = 1 + (static_cast<double>(m_frame * 37 % 17) - 8) / 64;
    const std::int64_t frame = m_frame++;
    if (!isKey && frame % divisor != 0) {
        return;
    }
    const double frames = static_cast<double>(kFramesToKey) / static_cast<double>(divisor);
    const double plain = static_cast<double>(advice.videoBitrate) / 8 / (frames - 1 + kKeyWeight);
    const double size = std::max(5.0, plain * wander * (isKey ? kKeyWeight : 1));
    const auto sample = test::videoSample(time.count() * 90, isKey, static_cast<std::size_t>(size));
    m_made.push_back({true, time, sample->payload.size()});
    m_upload.send(sample);
}

void SyntheticProgram::makeSound(milliseconds time) {
    const auto bytes = static_cast<std::size_t>(m_audioBitrate / 8 * 1024 / 48'000);
    const auto sample = test::audioSample(time.count() * 48, bytes);
    m_made.push_back({false, time, sample->payload.size()});
    m_upload.send(sample);
}

}  // namespace sigma::bench
