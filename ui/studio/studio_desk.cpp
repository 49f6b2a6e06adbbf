#include "ui/studio/studio_desk.h"

#include <QDir>
#include <QStandardPaths>
#include <algorithm>
#include <utility>

#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

constexpr int kSaveMilliseconds = 500;

/// Where films go on this system; some have no such folder, and then it is the user's own.
std::string standardRecordingFolder() {
    const QString films = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    return (films.isEmpty() ? QDir::homePath() : films).toStdString();
}

std::optional<std::size_t> placeOf(const std::vector<DeskSource>& sources,
                                   std::optional<studio::SourceId> id) {
    const auto found =
        std::ranges::find_if(sources, [&](const DeskSource& source) { return id == source.id; });
    return found == sources.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - sources.begin()));
}

}  // namespace

StudioDesk::StudioDesk(studio::StudioControl& studio, DeviceLists& devices, StateFile file)
    : m_studio(studio), m_devices(devices), m_file(std::move(file)) {
    m_saving.setSingleShot(true);
    m_saving.setInterval(kSaveMilliseconds);
    connect(&m_saving, &QTimer::timeout, this, &StudioDesk::save);
}

StudioDesk::~StudioDesk() = default;

void StudioDesk::open() {
    StateFile::Loaded loaded = m_file.load();
    m_keptAside = loaded.keptAside;
    if (loaded.state) {
        restore(*loaded.state);
    } else {
        m_isFirstStart = true;
        m_settings.recording.folder = standardRecordingFolder();
        // Refused only while live, which nothing is yet.
        static_cast<void>(m_studio.setProgram(programOf(m_settings)));
        makeFirstSources();
        saveSoon();
    }
    Q_EMIT settingsChanged();
    Q_EMIT sourcesChanged();
    Q_EMIT layoutChanged();
}

void StudioDesk::makeFirstSources() {
    const auto cameras = m_devices.cameras();
    const auto screens = m_devices.screens();
    const auto microphones = m_devices.microphones();
    if (!cameras.empty()) {
        capture::CameraSettings camera;
        camera.deviceId = cameras.front().id;
        static_cast<void>(addSource(QString::fromStdString(cameras.front().name), camera));
    } else if (screens.size() > 1) {
        // Not the first, where this window opens: it would film itself, and its picture of itself.
        capture::ScreenSettings screen;
        screen.screenId = screens.back().id;
        static_cast<void>(addSource(tr("Screen"), screen));
    } else {
        capture::TestPictureSettings picture;
        picture.hasTone = microphones.empty();
        static_cast<void>(addSource(tr("Test picture"), picture));
    }
    if (!microphones.empty()) {
        static_cast<void>(addSource(QString::fromStdString(microphones.front().name),
                                    capture::MicrophoneSettings{microphones.front().id}));
    }
}

void StudioDesk::restore(const StudioState& state) {
    m_settings = state.settings;
    if (m_settings.recording.folder.empty()) {
        m_settings.recording.folder = standardRecordingFolder();
    }
    m_windowGeometry = state.windowGeometry;
    m_measuredUpload = state.measuredUpload;
    static_cast<void>(m_studio.setProgram(programOf(m_settings)));
    m_layout = state.layout;
    std::vector<std::optional<studio::SourceId>> ids;
    for (const SavedSource& saved : state.sources) {
        const auto id = addSource(QString::fromStdString(saved.name), saved.settings);
        ids.push_back(id.has_value() ? std::optional(*id) : std::nullopt);
        if (id.has_value()) {
            setGain(*id, saved.gain);
            setMuted(*id, saved.isMuted);
        }
    }
    m_main = state.main ? ids[*state.main] : std::nullopt;
    m_guest = state.guest ? ids[*state.guest] : std::nullopt;
    arrange();
}

const DeskSource* StudioDesk::find(studio::SourceId id) const {
    const auto found = std::ranges::find(m_sources, id, &DeskSource::id);
    return found == m_sources.end() ? nullptr : &*found;
}

DeskSource* StudioDesk::findToChange(studio::SourceId id) {
    const auto found = std::ranges::find(m_sources, id, &DeskSource::id);
    return found == m_sources.end() ? nullptr : &*found;
}

Result<studio::SourceId> StudioDesk::addSource(const QString& name,
                                               capture::SourceSettings settings) {
    SIGMA_TRY_ASSIGN(const studio::SourceId id, m_studio.addSource(name.toStdString(), settings));
    m_sources.push_back({id, {name.toStdString(), std::move(settings), 1, false}, false, false});
    refreshSources();
    const bool hasVideo = m_sources.back().hasVideo;
    if (hasVideo && !m_main) {
        m_main = id;
        arrange();
    } else if (hasVideo && !m_guest) {
        m_guest = id;
        arrange();
    }
    Q_EMIT sourcesChanged();
    saveSoon();
    return id;
}

Result<void> StudioDesk::changeSource(studio::SourceId id, capture::SourceSettings settings) {
    SIGMA_TRY(m_studio.changeSource(id, settings));
    if (DeskSource* const source = findToChange(id)) {
        source->saved.settings = std::move(settings);
    }
    refreshSources();
    Q_EMIT sourcesChanged();
    saveSoon();
    return {};
}

void StudioDesk::retrySource(studio::SourceId id) {
    if (const DeskSource* const source = find(id)) {
        static_cast<void>(m_studio.changeSource(id, source->saved.settings));
    }
}

void StudioDesk::renameSource(studio::SourceId id, const QString& name) {
    DeskSource* const source = findToChange(id);
    const QString trimmed = name.trimmed();
    if (source == nullptr || trimmed.isEmpty()) {
        return;
    }
    source->saved.name = trimmed.toStdString();
    Q_EMIT sourcesChanged();
    saveSoon();
}

void StudioDesk::removeSource(studio::SourceId id) {
    if (find(id) == nullptr) {
        return;
    }
    std::erase_if(m_sources, [&](const DeskSource& source) { return source.id == id; });
    if (m_main == id) {
        m_main = std::exchange(m_guest, std::nullopt);
    } else if (m_guest == id) {
        m_guest.reset();
    }
    // The next picture is composed without it before it goes.
    arrange();
    m_studio.removeSource(id);
    Q_EMIT sourcesChanged();
    saveSoon();
}

void StudioDesk::setGain(studio::SourceId id, float gain) {
    if (DeskSource* const source = findToChange(id)) {
        source->saved.gain = gain;
        m_studio.setGain(id, gain);
        Q_EMIT mixChanged();
        saveSoon();
    }
}

void StudioDesk::setMuted(studio::SourceId id, bool isMuted) {
    if (DeskSource* const source = findToChange(id)) {
        source->saved.isMuted = isMuted;
        m_studio.setMuted(id, isMuted);
        Q_EMIT mixChanged();
        saveSoon();
    }
}

void StudioDesk::setLayout(studio::Layout layout) {
    m_layout = layout;
    arrange();
    saveSoon();
}

void StudioDesk::setMain(studio::SourceId id) {
    if (m_main != id) {
        m_guest = m_main;
        m_main = id;
        arrange();
        saveSoon();
    }
}

void StudioDesk::setGuest(std::optional<studio::SourceId> id) {
    m_guest = id;
    arrange();
    saveSoon();
}

void StudioDesk::arrange() {
    m_studio.setLayout(m_layout, m_main, m_guest);
    Q_EMIT layoutChanged();
}

Result<void> StudioDesk::apply(const StudioSettings& settings) {
    const bool isOtherRange = settings.network != m_settings.network;
    m_settings = settings;
    if (isOtherRange) {
        m_studio.setBitrateRange(settings.network);
    }
    const studio::ProgramSettings program = programOf(settings);
    const auto result =
        program == m_studio.program() ? Result<void>() : m_studio.setProgram(program);
    Q_EMIT settingsChanged();
    saveSoon();
    return result;
}

void StudioDesk::setMeasuredUpload(std::int64_t bitsPerSecond) {
    m_measuredUpload = bitsPerSecond;
    saveSoon();
}

void StudioDesk::setWindowGeometry(const QByteArray& geometry) {
    m_windowGeometry = geometry;
    saveSoon();
}

void StudioDesk::refreshSources() {
    bool hasChanged = false;
    for (const studio::SourceEntry& entry : m_studio.sources()) {
        DeskSource* const source = findToChange(entry.id);
        if (source != nullptr &&
            (source->hasVideo != entry.hasVideo || source->hasAudio != entry.hasAudio)) {
            source->hasVideo = entry.hasVideo;
            source->hasAudio = entry.hasAudio;
            hasChanged = true;
        }
    }
    if (hasChanged) {
        Q_EMIT sourcesChanged();
    }
}

StudioState StudioDesk::stateNow() const {
    StudioState state;
    state.settings = m_settings;
    for (const DeskSource& source : m_sources) {
        state.sources.push_back(source.saved);
    }
    state.layout = m_layout;
    state.main = placeOf(m_sources, m_main);
    state.guest = placeOf(m_sources, m_guest);
    state.windowGeometry = m_windowGeometry;
    state.measuredUpload = m_measuredUpload;
    return state;
}

void StudioDesk::saveSoon() {
    m_saving.start();
}

void StudioDesk::flush() {
    if (m_saving.isActive()) {
        m_saving.stop();
        save();
    }
}

void StudioDesk::save() {
    if (const auto saved = m_file.save(stateNow()); saved.has_error()) {
        Q_EMIT saveFailed(words::failure(saved.error()));
    }
}

}  // namespace sigma::ui
