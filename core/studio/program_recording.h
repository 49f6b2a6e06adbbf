#pragma once

#include <memory>

#include "core/recording/recorder.h"
#include "core/studio/broadcast.h"
#include "core/studio/studio_control.h"
#include "core/studio/studio_parts.h"

namespace sigma::studio {

/// The programme on its way to a file: encoded for itself alone, at its full size and at a bitrate
/// of its own, as a broadcast whose only output is a recorder.
///
/// Thread: the owner's.
class ProgramRecording {
public:
    /// Errors: kUnsupported for an encoder that does not open, kIo where there can be no file.
    static Result<std::unique_ptr<ProgramRecording>> create(const ProgramSettings& program,
                                                            const RecordingSettings& settings,
                                                            const StudioParts& parts);

    /// What the programme is to be given to.
    std::shared_ptr<ProgramSink> sink() const { return m_broadcast; }
    void setPaused(bool isPaused) { m_recorder->setPaused(isPaused); }
    /// What was encoded is still written, within two seconds.
    void end() { m_broadcast->end(); }
    /// The encoder has stopped, and the file is done.
    bool isOver() const;
    RecordingReport report() const;

private:
    ProgramRecording(std::shared_ptr<recording::Recorder> recorder,
                     std::shared_ptr<Broadcast> broadcast)
        : m_recorder(std::move(recorder)), m_broadcast(std::move(broadcast)) {}

    std::shared_ptr<recording::Recorder> m_recorder;
    std::shared_ptr<Broadcast> m_broadcast;
};

}  // namespace sigma::studio
