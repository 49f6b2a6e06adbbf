#include "core/studio/studio_engine.h"

#include "core/studio/rendition_plan.h"
#include "core/studio/source_kinds.h"

namespace sigma::studio {
namespace {

constexpr auto kLongestEnd = std::chrono::milliseconds(2'500);

Error noSource(SourceId id) {
    return {ErrorCode::kNotFound, "there is no source " + std::to_string(id)};
}

bool isSamePicture(const ProgramSettings& a, const ProgramSettings& b) {
    return a.width == b.width && a.height == b.height && a.frameRate == b.frameRate;
}

}  // namespace

StudioEngine::StudioEngine(StudioParts parts) : m_parts(std::move(parts)) {
    makeProgram();
}

StudioEngine::~StudioEngine() {
    endLive();
    stopRecording();
    m_program->waitUntilNoSink(kLongestEnd);
    for (auto& [id, source] : m_sources) {
        source.device->stop();
    }
}

Result<SourceId> StudioEngine::addSource(std::string name, capture::SourceSettings settings) {
    SIGMA_TRY_ASSIGN(auto device, m_parts.makeSource(settings));
    const SourceId id = ++m_lastId;
    SourceEntry entry{id, std::move(name), settings, hasVideo(settings), hasAudio(settings)};
    Source& source = m_sources
                         .emplace(id, Source{std::move(entry), std::make_shared<SourceIntake>(),
                                             std::move(device)})
                         .first->second;
    mixAll();
    if (m_areSourcesRunning) {
        source.device->start(source.intake);
    }
    return id;
}

/// The intake stays, and with it the last picture until the new one comes.
Result<void> StudioEngine::changeSource(SourceId id, capture::SourceSettings settings) {
    const auto found = m_sources.find(id);
    if (found == m_sources.end()) {
        return noSource(id);
    }
    SIGMA_TRY_ASSIGN(auto device, m_parts.makeSource(settings));
    Source& source = found->second;
    source.device->stop();
    source.device = std::move(device);
    source.entry.hasVideo = hasVideo(settings);
    source.entry.hasAudio = hasAudio(settings);
    source.entry.settings = std::move(settings);
    mixAll();
    if (m_areSourcesRunning) {
        source.device->start(source.intake);
    }
    return {};
}

void StudioEngine::removeSource(SourceId id) {
    const auto found = m_sources.find(id);
    if (found == m_sources.end()) {
        return;
    }
    found->second.device->stop();
    m_sources.erase(found);
    mixAll();
    arrange();
}

std::vector<SourceEntry> StudioEngine::sources() const {
    std::vector<SourceEntry> entries;
    for (const auto& [id, source] : m_sources) {
        entries.push_back(source.entry);
    }
    return entries;
}

void StudioEngine::setLayout(Layout layout, std::optional<SourceId> main,
                             std::optional<SourceId> guest) {
    m_layout = layout;
    m_main = main;
    m_guest = guest;
    arrange();
}

void StudioEngine::arrange() {
    m_program->arrange({m_layout, {intakeOf(m_main), intakeOf(m_guest)}});
}

std::shared_ptr<SourceIntake> StudioEngine::intakeOf(std::optional<SourceId> id) const {
    const auto found = id ? m_sources.find(*id) : m_sources.end();
    return found == m_sources.end() ? nullptr : found->second.intake;
}

void StudioEngine::mixAll() {
    AudioMixer::Inputs inputs;
    for (const auto& [id, source] : m_sources) {
        if (source.entry.hasAudio) {
            inputs.push_back(source.intake->sound());
        }
    }
    m_mixer->setInputs(std::move(inputs));
}

void StudioEngine::setGain(SourceId id, float gain) {
    if (const auto intake = intakeOf(id)) {
        intake->sound()->setGain(gain);
    }
}

void StudioEngine::setMuted(SourceId id, bool isMuted) {
    if (const auto intake = intakeOf(id)) {
        intake->sound()->setMuted(isMuted);
    }
}

Result<void> StudioEngine::setProgram(ProgramSettings settings) {
    SIGMA_TRY(checkProgram(settings));
    const bool isSame = isSamePicture(settings, m_settings);
    if (!isSame && (isLive() || isRecording())) {
        return Error{ErrorCode::kConflict,
                     "size and frame rate stay as they are while live or recording"};
    }
    m_settings = std::move(settings);
    if (!isSame) {
        makeProgram();
    }
    return {};
}

void StudioEngine::makeProgram() {
    m_program.reset();  // one at a time mixes the inputs
    m_program = std::make_unique<Program>(capture::PictureSize{m_settings.width, m_settings.height},
                                          m_settings.frameRate, m_mixer, m_parts.clock);
    arrange();
    m_program->setPreviewWanted(m_isPreviewWanted);
}

void StudioEngine::setBitrateRange(const publish::BitrateRange& range) {
    m_settings.bitrate = range;
    if (m_broadcast) {
        m_broadcast->setBitrateRange(range);
    }
}

bool StudioEngine::isLive() const {
    return m_broadcast && m_broadcast->report()->state != BroadcastState::kIdle;
}

bool StudioEngine::isRecording() const {
    return m_recording && !m_recording->isOver();
}

Result<void> StudioEngine::goLive(std::vector<Destination> destinations) {
    if (isLive()) {
        return Error{ErrorCode::kConflict, "already live"};
    }
    if (destinations.empty()) {
        return Error{ErrorCode::kInvalidArgument, "there is no destination to go live on"};
    }
    SIGMA_TRY_ASSIGN(m_broadcast, Broadcast::create(m_settings, destinations, m_parts));
    m_isLiveWanted = true;
    startOrStopSources();
    m_program->addSink(m_broadcast);
    return {};
}

void StudioEngine::setDestinations(std::vector<Destination> destinations) {
    if (isLive()) {
        m_broadcast->setDestinations(std::move(destinations));
    }
}

void StudioEngine::endLive() {
    if (m_broadcast) {
        m_broadcast->end();
    }
    m_isLiveWanted = false;
    startOrStopSources();
}

Result<void> StudioEngine::startRecording(const RecordingSettings& settings) {
    if (isRecording()) {
        return Error{ErrorCode::kConflict, "already recording"};
    }
    SIGMA_TRY_ASSIGN(m_recording, ProgramRecording::create(m_settings, settings, m_parts));
    m_isRecordingWanted = true;
    startOrStopSources();
    m_program->addSink(m_recording->sink());
    return {};
}

void StudioEngine::pauseRecording(bool isPaused) {
    if (m_recording) {
        m_recording->setPaused(isPaused);
    }
}

void StudioEngine::stopRecording() {
    if (m_recording) {
        m_recording->end();
    }
    m_isRecordingWanted = false;
    startOrStopSources();
}

void StudioEngine::setPreviewWanted(bool isWanted) {
    m_isPreviewWanted = isWanted;
    startOrStopSources();
    m_program->setPreviewWanted(isWanted);
}

/// Nobody sees a source that neither a preview, nor a broadcast or recording wants.
void StudioEngine::startOrStopSources() {
    const bool areWanted = m_isPreviewWanted || m_isLiveWanted || m_isRecordingWanted;
    if (areWanted == m_areSourcesRunning) {
        return;
    }
    m_areSourcesRunning = areWanted;
    for (auto& [id, source] : m_sources) {
        if (areWanted) {
            source.device->start(source.intake);
        } else {
            source.device->stop();
        }
    }
}

/// One that has failed needs no sources any more.
void StudioEngine::followRecording() {
    if (m_isRecordingWanted && !isRecording()) {
        m_isRecordingWanted = false;
        startOrStopSources();
    }
}

StudioReport StudioEngine::report() {
    followRecording();
    StudioReport report;
    if (m_broadcast) {
        const auto broadcast = m_broadcast->report();
        report.state = broadcast->state;
        report.liveFor = broadcast->liveFor;
        report.renditions = broadcast->renditions;
        report.destinations = broadcast->destinations;
    }
    if (m_recording) {
        report.recording = m_recording->report();
    }
    const Program::Figures figures = m_program->figures();
    report.composedFrameRate = figures.frameRate;
    report.framesComposed = figures.framesComposed;
    report.framesLate = figures.framesLate;
    report.mix = m_mixer->level();
    for (const auto& [id, source] : m_sources) {
        report.sources.push_back({id, source.intake->status(), source.intake->sound()->level()});
    }
    return report;
}

std::shared_ptr<const media::VideoFrame> StudioEngine::preview() const {
    return m_program->preview();
}

}  // namespace sigma::studio
