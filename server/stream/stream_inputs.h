#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/media/track_info.h"
#include "server/stream/publisher.h"

namespace sigma::stream {

/// One connected publisher of a stream.
struct StreamInput {
    std::shared_ptr<Publisher> publisher;
    PublisherInfo info;
    SteadyTime connectedAt;
    std::shared_ptr<const media::TrackInfo> sound;  ///< as it was announced last
};

/// The publishers that a stream has now: one, or one for each rendition of its programme.
///
/// All connections of a programme carry its sound, so that each is complete without the others;
/// one of them is listened to. Thread: the stream's.
class StreamInputs {
public:
    bool empty() const { return m_inputs.empty(); }
    std::size_t size() const { return m_inputs.size(); }
    const std::vector<StreamInput>& all() const { return m_inputs; }

    void add(StreamInput input) { m_inputs.push_back(std::move(input)); }
    /// Null for a publisher that does not hold its place any more.
    StreamInput* find(const Publisher& publisher);
    /// Who must go when a publisher of this rendition comes: whoever sends the same, and where
    /// one of both sends an only picture, everybody.
    std::vector<StreamInput> takeRivals(std::string_view rendition);
    /// Forgets the input, which is there.
    StreamInput take(const Publisher& publisher);
    std::vector<StreamInput> takeAll();

    /// Whether the programme's sound is taken from this input. The first that asks has it.
    bool givesSound(const StreamInput& input);
    /// Whether the sound's input has gone and another has to be asked for it.
    bool isMute() const { return m_sound == nullptr; }

private:
    void forget(const StreamInput& input);

    std::vector<StreamInput> m_inputs;
    const Publisher* m_sound = nullptr;
};

}  // namespace sigma::stream
