#pragma once

#include <memory>
#include <string>

#include "core/base/logger.h"
#include "core/publish/output.h"
#include "core/publish/publish_group.h"
#include "tests/support/sample_factory.h"
#include "tests/support/wait_until.h"

namespace sigma::publish::test {

using sigma::test::waitUntil;

inline Logger silentLog() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

inline PublishTarget target(std::uint16_t port, std::string key,
                            const std::string& scheme = "rtmp") {
    return {.name = "test",
            .url = scheme + "://127.0.0.1:" + std::to_string(port) + "/live",
            .key = std::move(key)};
}

/// A programme of 30 frames a second with a key frame in each 30, and sound to match.
class SampleProgram {
public:
    explicit SampleProgram(std::int64_t startMs = 0) : m_startMs(startMs) {}

    template <class Consume>
    void start(Consume consume) {
        consume(m_video);
        consume(m_audio);
    }

    /// One picture and the sound beside it.
    template <class Consume>
    void next(Consume consume, std::size_t frameBytes = 100) {
        const std::int64_t dts = m_startMs * 90 + m_frame * 3000;
        consume(sigma::test::videoSample(dts, m_frame % 30 == 0, frameBytes));
        consume(sigma::test::audioSample(m_startMs * 48 + m_frame * 1600));
        ++m_frame;
    }

    std::int64_t frames() const { return m_frame; }

private:
    std::shared_ptr<const media::TrackInfo> m_video = sigma::test::h264Track();
    std::shared_ptr<const media::TrackInfo> m_audio = sigma::test::aacTrack();
    std::int64_t m_startMs;
    std::int64_t m_frame = 0;
};

}  // namespace sigma::publish::test
