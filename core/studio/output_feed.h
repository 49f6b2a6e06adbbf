#pragma once

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
    explicit OutputFeed(std::vector<std::shared_ptr<publish::Output>> outputs)
        : m_outputs(std::move(outputs)) {}

    void consume(const media::MediaEvent& event) {
        const std::lock_guard lock(m_mutex);
        for (const auto& output : m_outputs) {
            output->consume(event);
        }
    }

    /// Lets go of the outputs; what comes later goes nowhere.
    void close() {
        const std::lock_guard lock(m_mutex);
        m_outputs.clear();
    }

private:
    std::mutex m_mutex;
    std::vector<std::shared_ptr<publish::Output>> m_outputs;
};

}  // namespace sigma::studio
