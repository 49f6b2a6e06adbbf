#include "core/studio/program_recording.h"

#include "core/studio/rendition_plan.h"

namespace sigma::studio {
namespace {

using publish::OutputState;
using recording::RecorderState;

class RecorderOutput final : public publish::Output {
public:
    explicit RecorderOutput(std::shared_ptr<recording::Recorder> recorder)
        : m_recorder(std::move(recorder)) {}

    void consume(const media::MediaEvent& event) override { m_recorder->consume(event); }
    publish::OutputStatus status() const override {
        const recording::RecorderStatus recorder = m_recorder->status();
        publish::OutputStatus status;
        status.state = stateOf(recorder.state);
        status.reason = recorder.reason;
        return status;
    }
    void end(std::chrono::milliseconds patience) override {
        static_cast<void>(patience);
        m_recorder->end();
    }

private:
    static OutputState stateOf(RecorderState state) {
        switch (state) {
            case RecorderState::kRecording:
            case RecorderState::kPaused:
                return OutputState::kLive;
            case RecorderState::kEnded:
                return OutputState::kEnded;
            case RecorderState::kFailed:
                break;
        }
        return OutputState::kRefused;
    }

    std::shared_ptr<recording::Recorder> m_recorder;
};

/// The programme as it is recorded.
ProgramSettings recorded(ProgramSettings program, std::int64_t bitrate) {
    program.renditions = {{{}, program.width, program.height, bitrate}};
    program.bitrate = {publish::BitrateMode::kFixed, bitrate, bitrate};
    return program;
}

RecordingState stateOf(RecorderState state) {
    switch (state) {
        case RecorderState::kRecording:
            return RecordingState::kRecording;
        case RecorderState::kPaused:
            return RecordingState::kPaused;
        case RecorderState::kFailed:
            return RecordingState::kFailed;
        case RecorderState::kEnded:
            break;
    }
    return RecordingState::kIdle;
}

}  // namespace

Result<std::unique_ptr<ProgramRecording>> ProgramRecording::create(
    const ProgramSettings& program, const RecordingSettings& settings, const StudioParts& parts) {
    const ProgramSettings asRecorded = recorded(program, settings.bitrate);
    SIGMA_TRY(checkProgram(asRecorded));
    SIGMA_TRY_ASSIGN(auto made, recording::Recorder::create(settings.folder, *parts.clock));
    // The recorder refers to the clock for as long as it lives.
    const std::shared_ptr<recording::Recorder> recorder(
        made.release(), [clock = parts.clock](recording::Recorder* ended) { delete ended; });
    StudioParts own = parts;
    own.makeOutputs =
        [recorder](
            const DestinationPlan&) -> Result<std::vector<std::shared_ptr<publish::Output>>> {
        return std::vector<std::shared_ptr<publish::Output>>{
            std::make_shared<RecorderOutput>(recorder)};
    };
    SIGMA_TRY_ASSIGN(auto broadcast, Broadcast::create(asRecorded, {Destination{}}, own));
    return std::unique_ptr<ProgramRecording>(new ProgramRecording(recorder, std::move(broadcast)));
}

bool ProgramRecording::isOver() const {
    return m_broadcast->report()->state == BroadcastState::kIdle;
}

RecordingReport ProgramRecording::report() const {
    const recording::RecorderStatus status = m_recorder->status();
    return {stateOf(status.state), status.path, status.reason, status.length, status.bytes};
}

}  // namespace sigma::studio
