#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/stream/publisher.h"
#include "server/stream/stream_output.h"
#include "server/stream/subscriber.h"

namespace sigma::stream {

/// The events that somebody got, a letter each: V and A tracks, v and a samples (K a key frame
/// of video), D a discontinuity, E the end.
class EventLog {
public:
    void add(const media::MediaEvent& event) {
        m_events.push_back(event);
        m_letters += letterOf(event);
    }
    const std::string& letters() const { return m_letters; }
    std::string take() { return std::exchange(m_letters, {}); }
    const std::vector<media::MediaEvent>& events() const { return m_events; }

private:
    static char letterOf(const media::MediaEvent& event) {
        if (const auto* track = std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
            return (*track)->kind == media::TrackKind::kVideo ? 'V' : 'A';
        }
        if (const auto* sample = std::get_if<std::shared_ptr<const media::MediaSample>>(&event)) {
            const bool isVideo = (*sample)->track == media::TrackKind::kVideo;
            return !isVideo ? 'a' : (*sample)->isKey ? 'K' : 'v';
        }
        return std::holds_alternative<media::Discontinuity>(event) ? 'D' : 'E';
    }

    std::vector<media::MediaEvent> m_events;
    std::string m_letters;
};

/// What all outputs of a stream were told; outlives them.
struct OutputLog {
    EventLog events;
    std::vector<domain::SessionId> sessions;
    std::vector<std::shared_ptr<const domain::Channel>> channels;
    std::vector<bool> interruptions;
    int ticks = 0;
    int alive = 0;
    bool refuses = false;
    bool isWatchable = false;
};

class FakeOutput final : public StreamOutput {
public:
    FakeOutput(const SessionContext& session, OutputLog& log) : m_log(log) {
        m_log.sessions.push_back(session.session);
        m_log.channels.push_back(session.channel);
        ++m_log.alive;
    }
    ~FakeOutput() override { --m_log.alive; }

    Result<void> consume(const media::MediaEvent& event) override {
        m_log.events.add(event);
        if (m_log.refuses) {
            return Error{ErrorCode::kUnsupported, "a test refuses everything"};
        }
        return {};
    }
    void tick(SteadyTime) override { ++m_log.ticks; }
    void setInterrupted(bool isInterrupted) override {
        m_log.interruptions.push_back(isInterrupted);
    }
    bool isWatchable() const override { return m_log.isWatchable; }

private:
    OutputLog& m_log;
};

struct FakePublisher final : Publisher {
    const PublisherInfo& info() const override { return publisherInfo; }
    void disconnect(std::string_view reason) override { reasons.emplace_back(reason); }

    PublisherInfo publisherInfo{"192.0.2.7", "a test's encoder", ""};
    std::vector<std::string> reasons;
};

struct FakeSubscriber final : Subscriber {
    void deliver(const std::vector<media::MediaEvent>& events) override {
        ++deliveries;
        for (const media::MediaEvent& event : events) {
            log.add(event);
        }
    }

    EventLog log;
    int deliveries = 0;
};

}  // namespace sigma::stream
