#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/base/clock.h"
#include "core/base/published.h"
#include "core/base/result.h"
#include "core/media/media_event.h"
#include "core/recording/matroska_writer.h"
#include "core/recording/recorder_queue.h"
#include "core/recording/recording_name.h"
#include "core/recording/recording_timeline.h"

namespace sigma::recording {

enum class RecorderState { kRecording, kPaused, kEnded, kFailed };

/// How a recording does, as of now.
struct RecorderStatus {
    RecorderState state = RecorderState::kRecording;
    std::string path;
    std::string reason;  ///< in words for a person, why it failed
    std::chrono::milliseconds length{0};
    std::uint64_t bytes = 0;           ///< on the disk
    std::uint64_t samplesDropped = 0;  ///< the disk was too slow for them
};

/// Records one programme to a new Matroska file, on a thread of its own.
///
/// Gets what an Output gets: TrackInfos first, then samples. Half a second at most is not in the
/// file yet, and a second not on the disk; a full disk ends the recording and keeps what there is.
/// The recording begins with the first key frame, goes on with one after a pause, and fails where
/// a track changes. Thread: any, one at a time; status() any. Nothing but the destructor blocks.
class Recorder {
public:
    /// `clock` outlives the recorder. Errors: kIo.
    static Result<std::unique_ptr<Recorder>> create(const std::string& folder, const Clock& clock);
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    /// Writes what waits, and ends the file.
    ~Recorder();

    void consume(const media::MediaEvent& event);
    void setPaused(bool isPaused);
    /// Nothing more comes; status() tells when the file is done.
    void end();
    RecorderStatus status() const;

private:
    Recorder(NamedFile file, const Clock& clock);

    void run();
    Result<void> perform(const std::vector<RecorderTask>& tasks);
    Result<void> perform(const RecorderTask& task);
    Result<void> take(const media::MediaEvent& event);
    Result<void> take(const std::shared_ptr<const media::TrackInfo>& track);
    Result<void> take(const media::MediaSample& sample);
    Result<void> begin();
    Result<void> pause();
    Result<void> syncWhenDue();
    void finish(const Result<void>& outcome);
    void publish(RecorderState state, std::string reason = {});

    const Clock& m_clock;
    const std::string m_path;
    std::unique_ptr<AppendFile> m_file;  ///< until the writer has it
    std::unique_ptr<MatroskaWriter> m_writer;
    std::shared_ptr<const media::TrackInfo> m_video;
    std::shared_ptr<const media::TrackInfo> m_audio;
    std::unique_ptr<RecordingTimeline> m_timeline;
    bool m_isPaused = false;
    SteadyTime m_lastSync;
    Published<RecorderStatus> m_status;
    RecorderQueue m_queue;
    std::jthread m_thread;
};

}  // namespace sigma::recording
