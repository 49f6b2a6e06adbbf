#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "core/studio/studio_parts.h"
#include "tests/core/studio/capturing_output.h"
#include "tests/core/studio/fake_encoders.h"
#include "tests/core/studio/fake_source.h"

namespace sigma::studio {

/// Parts for a studio without devices, codecs and network, and hands on all of them.
class StudioStage {
public:
    struct Made {
        DestinationPlan plan;
        RenditionSettings rendition;
        std::shared_ptr<CapturingOutput> output;
    };

    explicit StudioStage(std::shared_ptr<const Clock> clock)
        : m_state(std::make_shared<State>()),
          m_parts{[state = m_state](const capture::SourceSettings&)
                      -> Result<std::unique_ptr<capture::CaptureSource>> {
                      if (!state->hasDevices) {
                          return Error{ErrorCode::kUnsupported, "there is no such device"};
                      }
                      state->sources.push_back(std::make_shared<FakeSource>());
                      return std::unique_ptr<capture::CaptureSource>(
                          std::make_unique<FakeCaptureSource>(state->sources.back()));
                  },
                  [state = m_state](const encoder::VideoEncoderSettings& settings) {
                      return openFake(settings, controlFor(*state, settings.height));
                  },
                  [](const encoder::AudioEncoderSettings&)
                      -> Result<std::unique_ptr<encoder::AudioEncoder>> {
                      return std::unique_ptr<encoder::AudioEncoder>(
                          std::make_unique<FakeAudioEncoder>());
                  },
                  [state = m_state](const DestinationPlan& plan)
                      -> Result<std::vector<std::shared_ptr<publish::Output>>> {
                      std::vector<std::shared_ptr<publish::Output>> outputs;
                      for (const RenditionSettings& rendition : plan.renditions) {
                          auto output = std::make_shared<CapturingOutput>();
                          output->setState(state->firstState);
                          state->outputs.push_back({plan, rendition, output});
                          outputs.push_back(std::move(output));
                      }
                      return outputs;
                  },
                  std::move(clock),
                  Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {})} {}

    /// For the test to change, before it uses them.
    StudioParts& parts() { return m_parts; }
    /// Of the encoders of this height.
    std::shared_ptr<EncoderControl> encoder(std::uint32_t height) {
        return controlFor(*m_state, height);
    }
    const std::vector<Made>& outputs() const { return m_state->outputs; }
    CapturingOutput& output(std::size_t index) { return *m_state->outputs.at(index).output; }
    /// In the order in which they were made.
    FakeSource& source(std::size_t index) { return *m_state->sources.at(index); }
    void removeDevices() { m_state->hasDevices = false; }
    void setFirstState(publish::OutputState state) { m_state->firstState = state; }

private:
    struct State {
        std::mutex mutex;
        std::map<std::uint32_t, std::shared_ptr<EncoderControl>> encoders;
        std::vector<Made> outputs;
        std::vector<std::shared_ptr<FakeSource>> sources;
        bool hasDevices = true;
        publish::OutputState firstState = publish::OutputState::kLive;
    };

    static std::shared_ptr<EncoderControl> controlFor(State& state, std::uint32_t height) {
        const std::lock_guard lock(state.mutex);
        auto& control = state.encoders[height];
        if (!control) {
            control = std::make_shared<EncoderControl>();
        }
        return control;
    }

    std::shared_ptr<State> m_state;
    StudioParts m_parts;
};

}  // namespace sigma::studio
