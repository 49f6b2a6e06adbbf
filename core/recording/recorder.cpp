#include "core/recording/recorder.h"

#include <utility>

namespace sigma::recording {
namespace {

constexpr std::size_t kMostBytesWaiting = std::size_t{64} << 20;
constexpr std::chrono::milliseconds kSyncInterval{1000};
constexpr std::chrono::milliseconds kIdleFlush{500};

}  // namespace

Result<std::unique_ptr<Recorder>> Recorder::create(const std::string& folder, const Clock& clock) {
    SIGMA_TRY_ASSIGN(NamedFile file, createRecording(folder, clock.wallNow()));
    return std::unique_ptr<Recorder>(new Recorder(std::move(file), clock));
}

Recorder::Recorder(NamedFile file, const Clock& clock)
    : m_clock(clock),
      m_path(std::move(file.path)),
      m_file(std::make_unique<AppendFile>(std::move(file.file))),
      m_lastSync(clock.steadyNow()),
      m_queue(kMostBytesWaiting) {
    publish(RecorderState::kRecording);
    m_thread = std::jthread([this] { run(); });
}

Recorder::~Recorder() {
    end();
}

void Recorder::consume(const media::MediaEvent& event) {
    m_queue.push(event);
}

void Recorder::setPaused(bool isPaused) {
    m_queue.push(isPaused ? RecorderTask(PauseRecording{}) : RecorderTask(ResumeRecording{}));
}

void Recorder::end() {
    m_queue.close();
}

RecorderStatus Recorder::status() const {
    RecorderStatus status = *m_status.load();
    status.samplesDropped = m_queue.dropped();
    return status;
}

void Recorder::run() {
    while (true) {
        const auto tasks = m_queue.take(kIdleFlush);
        if (!tasks) {
            return finish({});
        }
        if (const auto done = perform(*tasks); done.has_error()) {
            return finish(done);
        }
        publish(m_isPaused ? RecorderState::kPaused : RecorderState::kRecording);
    }
}

Result<void> Recorder::perform(const std::vector<RecorderTask>& tasks) {
    if (tasks.empty() && m_writer) {
        SIGMA_TRY(m_writer->flush());
    }
    for (const RecorderTask& task : tasks) {
        SIGMA_TRY(perform(task));
    }
    return syncWhenDue();
}

Result<void> Recorder::perform(const RecorderTask& task) {
    if (const auto* event = std::get_if<media::MediaEvent>(&task)) {
        return take(*event);
    }
    if (std::holds_alternative<PauseRecording>(task)) {
        return pause();
    }
    m_isPaused = false;
    if (m_timeline) {
        m_timeline->resume();
    }
    return {};
}

Result<void> Recorder::take(const media::MediaEvent& event) {
    if (const auto* track = std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
        return take(*track);
    }
    if (const auto* sample = std::get_if<std::shared_ptr<const media::MediaSample>>(&event)) {
        return take(**sample);
    }
    // The programme breaks off: as after a pause, the next key frame takes up where it ended.
    if (m_timeline && !m_timeline->isPaused()) {
        m_timeline->pause();
        m_timeline->resume();
    }
    return {};
}

Result<void> Recorder::take(const std::shared_ptr<const media::TrackInfo>& track) {
    auto& known = track->kind == media::TrackKind::kVideo ? m_video : m_audio;
    if (m_writer && (!known || *known != *track)) {
        return Error{ErrorCode::kUnsupported,
                     "the " + std::string(media::toString(track->kind)) +
                         " has changed, and a file holds one kind only: begin a new recording"};
    }
    known = track;
    return {};
}

Result<void> Recorder::take(const media::MediaSample& sample) {
    if (!m_writer) {
        SIGMA_TRY(begin());
    }
    const auto& track = sample.track == media::TrackKind::kVideo ? m_video : m_audio;
    if (!track) {
        return Error{ErrorCode::kInvalidArgument, "a sample came before its track"};
    }
    const auto placed = m_timeline->place(sample, track->timescale);
    return placed ? m_writer->write(sample, *placed) : Result<void>();
}

Result<void> Recorder::begin() {
    std::vector<std::shared_ptr<const media::TrackInfo>> tracks;
    for (const auto& track : {m_video, m_audio}) {
        if (track) {
            tracks.push_back(track);
        }
    }
    if (tracks.empty()) {
        return Error{ErrorCode::kInvalidArgument, "a sample came before its track"};
    }
    SIGMA_TRY_ASSIGN(m_writer, MatroskaWriter::create(std::move(*m_file), tracks));
    m_timeline = std::make_unique<RecordingTimeline>(m_video != nullptr);
    if (m_isPaused) {
        m_timeline->pause();
    }
    return {};
}

Result<void> Recorder::pause() {
    m_isPaused = true;
    if (!m_timeline) {
        return {};
    }
    m_timeline->pause();
    return m_writer->sync();
}

Result<void> Recorder::syncWhenDue() {
    const SteadyTime now = m_clock.steadyNow();
    if (!m_writer || now - m_lastSync < kSyncInterval) {
        return {};
    }
    m_lastSync = now;
    return m_writer->sync();
}

void Recorder::finish(const Result<void>& outcome) {
    m_queue.close();
    // Whatever ended it: what came before is kept, as far as the disk takes it.
    const Result<void> closed = m_writer ? m_writer->close() : Result<void>();
    const Result<void>& ended = outcome.has_error() ? outcome : closed;
    if (ended.has_value()) {
        publish(RecorderState::kEnded);
    } else {
        publish(RecorderState::kFailed, ended.error().context);
    }
}

void Recorder::publish(RecorderState state, std::string reason) {
    auto status = std::make_shared<RecorderStatus>();
    status->state = state;
    status->path = m_path;
    status->reason = std::move(reason);
    if (m_timeline) {
        status->length = std::chrono::floor<std::chrono::milliseconds>(m_timeline->length());
        status->bytes = m_writer->size();
    }
    m_status.store(std::move(status));
}

}  // namespace sigma::recording
