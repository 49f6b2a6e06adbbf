#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

#include "core/media/media_event.h"
#include "core/publish/output.h"

namespace sigma::studio {

/// Passes one rendition and the sound on to all its outputs, which take one event at a time
/// while pictures and sound come from different threads.
///
/// Thread: any.
class OutputFeed {
public:
    using Outputs = std::vector<std::shared_ptr<publish::Output>>;

    explicit OutputFeed(Outputs outputs) : m_outputs(std::move(outputs)) {}

    void consume(const media::MediaEvent& event) {
        const std::lock_guard lock(m_mutex);
        if (const auto* const track = std::get_if<Track>(&event)) {
            remember(*track);
        }
        for (const auto& output : m_outputs) {
            output->consume(event);
        }
    }

    /// From now on these; those that are new hear of the tracks first.
    void setOutputs(Outputs outputs) {
        const std::lock_guard lock(m_mutex);
        for (const auto& output : outputs) {
            if (std::ranges::find(m_outputs, output) == m_outputs.end()) {
                for (const Track& track : m_tracks) {
                    output->consume(track);
                }
            }
        }
        m_outputs = std::move(outputs);
    }

    /// Lets go of the outputs; what comes later goes nowhere.
    void close() {
        const std::lock_guard lock(m_mutex);
        m_outputs.clear();
    }

private:
    using Track = std::shared_ptr<const media::TrackInfo>;

    void remember(const Track& track) {
        std::erase_if(m_tracks, [&](const Track& known) { return known->kind == track->kind; });
        m_tracks.push_back(track);
    }

    std::mutex m_mutex;
    Outputs m_outputs;
    std::vector<Track> m_tracks;  ///< the newest of each kind
};

}  // namespace sigma::studio
