#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/studio/studio_control.h"
#include "ui/studio/state_file.h"
#include "ui/studio/studio_services.h"
#include "ui/studio/studio_state.h"

namespace sigma::ui {

/// A source as the window shows it.
struct DeskSource {
    studio::SourceId id = 0;
    SavedSource saved;
    bool hasVideo = false;
    bool hasAudio = false;
};

/// The studio as a person arranges it: sources, layout, mixer, settings; kept on the disk.
///
/// Every change acts on the studio at once and is written half a second later.
/// Thread: the window's. The studio outlives it.
class StudioDesk final : public QObject {
    Q_OBJECT

public:
    StudioDesk(studio::StudioControl& studio, DeviceLists& devices, StateFile file);
    ~StudioDesk() override;

    /// Takes up what was there at the last end, or makes the first picture and microphone.
    void open();
    /// Where a state file that could not be read was put; empty: all is well.
    const QString& keptAside() const { return m_keptAside; }
    bool isFirstStart() const { return m_isFirstStart; }

    const std::vector<DeskSource>& sources() const { return m_sources; }
    const DeskSource* find(studio::SourceId id) const;
    Result<studio::SourceId> addSource(const QString& name, capture::SourceSettings settings);
    Result<void> changeSource(studio::SourceId id, capture::SourceSettings settings);
    /// Starts it anew with the settings that it has.
    void retrySource(studio::SourceId id);
    void renameSource(studio::SourceId id, const QString& name);
    void removeSource(studio::SourceId id);
    void setGain(studio::SourceId id, float gain);
    void setMuted(studio::SourceId id, bool isMuted);

    studio::Layout layout() const { return m_layout; }
    std::optional<studio::SourceId> mainSource() const { return m_main; }
    std::optional<studio::SourceId> guestSource() const { return m_guest; }
    void setLayout(studio::Layout layout);
    /// Puts a source in front; the one that was there becomes the guest.
    void setMain(studio::SourceId id);
    void setGuest(std::optional<studio::SourceId> id);

    const StudioSettings& settings() const { return m_settings; }
    /// Errors: kConflict where the picture can't change while live or recording; the rest of the
    /// settings is taken all the same, and the picture's with the next broadcast.
    Result<void> apply(const StudioSettings& settings);

    std::int64_t measuredUpload() const { return m_measuredUpload; }
    void setMeasuredUpload(std::int64_t bitsPerSecond);
    const QByteArray& windowGeometry() const { return m_windowGeometry; }
    void setWindowGeometry(const QByteArray& geometry);

    /// Looks whether sources have got picture or sound meanwhile.
    void refreshSources();
    /// Writes at once what has not been written yet.
    void flush();

    studio::StudioControl& studio() { return m_studio; }
    DeviceLists& devices() { return m_devices; }

Q_SIGNALS:
    void sourcesChanged();
    void mixChanged();
    void layoutChanged();
    void settingsChanged();
    void saveFailed(const QString& reason);

private:
    void makeFirstSources();
    void restore(const StudioState& state);
    StudioState stateNow() const;
    DeskSource* findToChange(studio::SourceId id);
    void arrange();
    void saveSoon();
    void save();

    studio::StudioControl& m_studio;
    DeviceLists& m_devices;
    StateFile m_file;
    QString m_keptAside;
    bool m_isFirstStart = false;
    std::vector<DeskSource> m_sources;
    studio::Layout m_layout = studio::Layout::kFull;
    std::optional<studio::SourceId> m_main;
    std::optional<studio::SourceId> m_guest;
    StudioSettings m_settings;
    QByteArray m_windowGeometry;
    std::int64_t m_measuredUpload = 0;
    QTimer m_saving;
};

}  // namespace sigma::ui
