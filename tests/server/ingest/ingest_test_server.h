#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "server/ingest/rtmp_listener.h"
#include "tests/support/fixed_channels.h"
#include "tests/support/open_doors.h"
#include "tests/support/rtmp_loopback_client.h"
#include "tests/support/sample_channel.h"
#include "tests/support/sample_factory.h"
#include "tests/support/stepped_clock.h"
#include "tests/support/wait_until.h"

namespace sigma::ingest::test {

using sigma::test::RtmpClient;
using sigma::test::RtmpLoopbackClient;
using sigma::test::waitUntil;

/// What all sessions have put out, seen from the test's thread.
class Recording {
public:
    void add(const media::MediaEvent& event) {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(event);
    }

    std::vector<media::MediaEvent> events() const {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }

    template <class T>
    std::vector<T> all() const {
        std::vector<T> found;
        for (const media::MediaEvent& event : events()) {
            if (const T* const wanted = std::get_if<T>(&event)) {
                found.push_back(*wanted);
            }
        }
        return found;
    }

    std::size_t samples() const { return all<std::shared_ptr<const media::MediaSample>>().size(); }

private:
    mutable std::mutex m_mutex;
    std::vector<media::MediaEvent> m_events;
};

class RecordingOutput final : public stream::StreamOutput {
public:
    explicit RecordingOutput(std::shared_ptr<Recording> recording)
        : m_recording(std::move(recording)) {}

    Result<void> consume(const media::MediaEvent& event) override {
        m_recording->add(event);
        return {};
    }
    void tick(SteadyTime) override {}
    void setInterrupted(bool) override {}
    bool isWatchable() const override { return true; }

private:
    std::shared_ptr<Recording> m_recording;
};

/// An RtmpListener on the loopback with two threads and the channels "news" and "sport", whose
/// keys are "news-key" and "sport-key", and "closed", which wants a playback token: "good". Set
/// limits, then start it.
class IngestTestServer {
public:
    ~IngestTestServer() {
        m_pool.stop();
        m_pool.join();
    }

    void start() {
        domain::Channel closed = sigma::test::sampleChannel("closed", "Closed", "closed-key");
        closed.visibility = domain::Visibility::kToken;
        m_service->channels =
            std::make_shared<sigma::test::FixedChannels>(std::vector<domain::Channel>{
                sigma::test::sampleChannel("news", "News", "news-key"),
                sigma::test::sampleChannel("sport", "Sport", "sport-key"), closed});
        m_service->authorizer = std::make_shared<sigma::test::KeyAuthorizer>(m_service->channels);
        m_service->guard = std::make_shared<sigma::test::WordGuard>();
        m_service->streams = std::make_shared<stream::StreamRegistry>(
            m_pool, stream::LiveStreamLimits{},
            [recording = m_recording](const stream::SessionContext&, boost::asio::io_context&) {
                return std::make_unique<RecordingOutput>(recording);
            },
            *m_clock, m_log);
        m_service->clock = m_clock;
        m_service->limits.store(std::make_shared<const RtmpLimits>(limits));
        m_listener = RtmpListener::create(m_pool, {"127.0.0.1", 0}, m_service).value();
        m_pool.start();
    }

    std::uint16_t port() const { return m_listener->port(); }
    RtmpListener& listener() { return *m_listener; }
    const RtmpCounters& counters() const { return m_service->counters; }
    std::shared_ptr<stream::ChannelCounters> channelCounters(const std::string& channel) {
        return m_service->streams->counters(domain::ChannelId(channel));
    }
    std::shared_ptr<const domain::Session> session(const std::string& channel) {
        return m_service->streams->report(domain::ChannelId(channel));
    }
    sigma::test::SteppedClock& clock() { return *m_clock; }
    const Recording& recording() const { return *m_recording; }

    bool hasLogged(std::string_view text) const {
        const std::lock_guard lock(m_logMutex);
        return m_logged.find(text) != std::string::npos;
    }

    RtmpLimits limits;

private:
    mutable std::mutex m_logMutex;
    std::string m_logged;
    Logger m_log = Logger::toSink(LogLevel::kInfo, [this](LogLevel, const std::string& line) {
        const std::lock_guard lock(m_logMutex);
        m_logged += line + "\n";
    });
    std::shared_ptr<sigma::test::SteppedClock> m_clock =
        std::make_shared<sigma::test::SteppedClock>();
    std::shared_ptr<Recording> m_recording = std::make_shared<Recording>();
    net::IoPool m_pool{2, m_log};
    std::shared_ptr<RtmpService> m_service = std::make_shared<RtmpService>(m_log);
    std::unique_ptr<RtmpListener> m_listener;
};

inline RtmpClient::Options publishing(std::string name) {
    RtmpClient::Options options;
    options.name = std::move(name);
    return options;
}

inline RtmpClient::Options playing(std::string name) {
    RtmpClient::Options options;
    options.role = RtmpClient::Role::kPlay;
    options.name = std::move(name);
    return options;
}

/// Sends `frames` frames of 30 a second with a key frame each second, from frame `first` on.
inline bool sendFrames(RtmpLoopbackClient& client, int first, int frames,
                       std::size_t frameBytes = 100) {
    const auto track = sigma::test::h264Track();
    const auto ticks = static_cast<std::int64_t>(track->timescale) / 30;
    for (int frame = first; frame != first + frames; ++frame) {
        const auto sample = sigma::test::videoSample(frame * ticks, frame % 30 == 0, frameBytes);
        if (!client.sendSample(*track, *sample)) {
            return false;
        }
    }
    return true;
}

}  // namespace sigma::ingest::test
