#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/studio/studio_control.h"

namespace sigma::test {

/// A studio that does nothing but remember what it was told, and reports what a test says.
class FakeStudio final : public studio::StudioControl {
public:
    Result<studio::SourceId> addSource(std::string name,
                                       capture::SourceSettings settings) override {
        const studio::SourceId id = ++m_lastId;
        const bool isSound = std::holds_alternative<capture::MicrophoneSettings>(settings) ||
                             std::holds_alternative<capture::SystemAudioSettings>(settings);
        const auto* const test = std::get_if<capture::TestPictureSettings>(&settings);
        const bool hasTone = test != nullptr && test->hasTone;
        m_sources.push_back(
            {id, std::move(name), std::move(settings), !isSound, isSound || hasTone});
        current.sources.push_back({id, {capture::SourceState::kRunning, {}}, {}});
        return id;
    }
    Result<void> changeSource(studio::SourceId id, capture::SourceSettings settings) override {
        changes.push_back(id);
        const auto source = std::ranges::find(m_sources, id, &studio::SourceEntry::id);
        if (source == m_sources.end()) {
            return Error{ErrorCode::kNotFound, "no such source"};
        }
        source->settings = std::move(settings);
        return {};
    }
    void removeSource(studio::SourceId id) override {
        std::erase_if(m_sources, [&](const auto& source) { return source.id == id; });
        std::erase_if(current.sources, [&](const auto& source) { return source.id == id; });
    }
    std::vector<studio::SourceEntry> sources() const override { return m_sources; }

    void setLayout(studio::Layout newLayout, std::optional<studio::SourceId> newMain,
                   std::optional<studio::SourceId> newGuest) override {
        layout = newLayout;
        main = newMain;
        guest = newGuest;
    }
    void setGain(studio::SourceId id, float gain) override { gains[id] = gain; }
    void setMuted(studio::SourceId id, bool isMuted) override { muted[id] = isMuted; }

    Result<void> setProgram(studio::ProgramSettings settings) override {
        if (current.state != studio::BroadcastState::kIdle) {
            return Error{ErrorCode::kConflict, "live"};
        }
        m_program = std::move(settings);
        return {};
    }
    const studio::ProgramSettings& program() const override { return m_program; }
    void setBitrateRange(const publish::BitrateRange& newRange) override { range = newRange; }

    Result<void> goLive(std::vector<studio::Destination> newDestinations) override {
        if (refusal) {
            return *refusal;
        }
        destinations = std::move(newDestinations);
        current.state = studio::BroadcastState::kConnecting;
        return {};
    }
    void setDestinations(std::vector<studio::Destination> newDestinations) override {
        destinations = std::move(newDestinations);
    }
    void endLive() override {
        if (current.state != studio::BroadcastState::kIdle) {
            current.state = studio::BroadcastState::kEnding;
        }
    }

    Result<void> startRecording(const studio::RecordingSettings& settings) override {
        current.recording = {
            studio::RecordingState::kRecording, settings.folder + "/one.mkv", {}, {}, 0};
        return {};
    }
    void pauseRecording(bool isPaused) override {
        current.recording.state =
            isPaused ? studio::RecordingState::kPaused : studio::RecordingState::kRecording;
    }
    void stopRecording() override { current.recording.state = studio::RecordingState::kIdle; }

    void setPreviewWanted(bool isWanted) override { isPreviewWanted = isWanted; }
    studio::StudioReport report() override { return current; }
    std::shared_ptr<const media::VideoFrame> preview() const override { return frame; }

    studio::StudioReport current;  ///< what report() says
    std::shared_ptr<const media::VideoFrame> frame;
    std::optional<Error> refusal;  ///< of the next goLive()
    std::vector<studio::Destination> destinations;
    std::vector<studio::SourceId> changes;
    studio::Layout layout = studio::Layout::kFull;
    std::optional<studio::SourceId> main;
    std::optional<studio::SourceId> guest;
    std::map<studio::SourceId, float> gains;
    std::map<studio::SourceId, bool> muted;
    std::optional<publish::BitrateRange> range;
    bool isPreviewWanted = true;

private:
    studio::SourceId m_lastId = 0;
    std::vector<studio::SourceEntry> m_sources;
    studio::ProgramSettings m_program;
};

}  // namespace sigma::test
