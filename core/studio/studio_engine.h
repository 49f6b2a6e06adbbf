#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/studio/audio_mixer.h"
#include "core/studio/broadcast.h"
#include "core/studio/program.h"
#include "core/studio/program_recording.h"
#include "core/studio/source_intake.h"
#include "core/studio/studio_control.h"
#include "core/studio/studio_parts.h"

namespace sigma::studio {

/// The studio: owns the sources, the programme, and what is made of it.
///
/// Thread: the owner's, which for cameras and text must be the one that runs Qt's events.
/// Destruction ends what is on air or recorded first, which takes up to two seconds.
class StudioEngine final : public StudioControl {
public:
    explicit StudioEngine(StudioParts parts);
    StudioEngine(const StudioEngine&) = delete;
    StudioEngine& operator=(const StudioEngine&) = delete;
    ~StudioEngine() override;

    Result<SourceId> addSource(std::string name, capture::SourceSettings settings) override;
    Result<void> changeSource(SourceId id, capture::SourceSettings settings) override;
    void removeSource(SourceId id) override;
    std::vector<SourceEntry> sources() const override;

    void setLayout(Layout layout, std::optional<SourceId> main,
                   std::optional<SourceId> guest) override;
    void setGain(SourceId id, float gain) override;
    void setMuted(SourceId id, bool isMuted) override;

    Result<void> setProgram(ProgramSettings settings) override;
    const ProgramSettings& program() const override { return m_settings; }
    void setBitrateRange(const publish::BitrateRange& range) override;

    Result<void> goLive(std::vector<Destination> destinations) override;
    void setDestinations(std::vector<Destination> destinations) override;
    void endLive() override;

    Result<void> startRecording(const RecordingSettings& settings) override;
    void pauseRecording(bool isPaused) override;
    void stopRecording() override;

    void setPreviewWanted(bool isWanted) override;
    StudioReport report() override;
    std::shared_ptr<const media::VideoFrame> preview() const override;

private:
    struct Source {
        SourceEntry entry;
        std::shared_ptr<SourceIntake> intake;
        std::unique_ptr<capture::CaptureSource> device;
    };

    bool isLive() const;
    bool isRecording() const;
    void arrange();
    void mixAll();
    void startOrStopSources();
    void followRecording();
    std::shared_ptr<SourceIntake> intakeOf(std::optional<SourceId> id) const;
    void makeProgram();

    StudioParts m_parts;
    ProgramSettings m_settings;
    std::map<SourceId, Source> m_sources;
    SourceId m_lastId = 0;
    Layout m_layout = Layout::kFull;
    std::optional<SourceId> m_main;
    std::optional<SourceId> m_guest;
    bool m_isPreviewWanted = true;
    bool m_isLiveWanted = false;
    bool m_isRecordingWanted = false;
    bool m_areSourcesRunning = true;

    std::shared_ptr<AudioMixer> m_mixer = std::make_shared<AudioMixer>();
    std::unique_ptr<Program> m_program;
    // The last ones, too, for their reports.
    std::shared_ptr<Broadcast> m_broadcast;
    std::unique_ptr<ProgramRecording> m_recording;
};

}  // namespace sigma::studio
