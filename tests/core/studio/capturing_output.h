#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "core/publish/output.h"

namespace sigma::studio {

/// Keeps everything that it is given, and says of itself what the test tells it to. Thread: any.
class CapturingOutput final : public publish::Output {
public:
    using Sample = std::shared_ptr<const media::MediaSample>;
    using Track = std::shared_ptr<const media::TrackInfo>;

    void consume(const media::MediaEvent& event) override {
        const std::lock_guard lock(m_mutex);
        if (const auto* track = std::get_if<Track>(&event)) {
            m_tracks.push_back(*track);
        } else if (const auto* sample = std::get_if<Sample>(&event)) {
            auto& list = (*sample)->track == media::TrackKind::kVideo ? m_video : m_audio;
            list.push_back(*sample);
        }
        m_changed.notify_all();
    }
    publish::OutputStatus status() const override {
        const std::lock_guard lock(m_mutex);
        return m_status;
    }
    void setBitrateRange(const publish::BitrateRange& range) override {
        const std::lock_guard lock(m_mutex);
        m_range = range;
    }
    void setTarget(const publish::PublishTarget& target) override {
        const std::lock_guard lock(m_mutex);
        m_targets.push_back(target);
    }
    void end(std::chrono::milliseconds patience) override {
        const std::lock_guard lock(m_mutex);
        m_patience = patience;
        if (!m_isHanging && m_status.state != publish::OutputState::kRefused) {
            m_status.state = publish::OutputState::kEnded;
        }
    }

    void setStatus(const publish::OutputStatus& status) {
        const std::lock_guard lock(m_mutex);
        m_status = status;
    }
    void setState(publish::OutputState state) {
        const std::lock_guard lock(m_mutex);
        m_status.state = state;
    }
    void advise(const publish::BitrateAdvice& advice) {
        const std::lock_guard lock(m_mutex);
        m_status.advice = advice;
    }
    /// It does not end when it is told to.
    void hang() {
        const std::lock_guard lock(m_mutex);
        m_isHanging = true;
    }

    std::vector<Track> tracks() const { return read(m_tracks); }
    std::vector<Sample> video() const { return read(m_video); }
    std::vector<Sample> audio() const { return read(m_audio); }
    publish::BitrateRange range() const { return read(m_range); }
    std::vector<publish::PublishTarget> targets() const { return read(m_targets); }
    std::chrono::milliseconds patience() const { return read(m_patience); }

    void waitForVideo(std::size_t count) const {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_video.size() >= count; });
    }

private:
    template <class T>
    T read(const T& value) const {
        const std::lock_guard lock(m_mutex);
        return value;
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::vector<Track> m_tracks;
    std::vector<Sample> m_video;
    std::vector<Sample> m_audio;
    publish::OutputStatus m_status;
    publish::BitrateRange m_range;
    std::vector<publish::PublishTarget> m_targets;
    std::chrono::milliseconds m_patience{0};
    bool m_isHanging = false;
};

}  // namespace sigma::studio
