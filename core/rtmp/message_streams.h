#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sigma::rtmp {

enum class StreamState { kIdle, kPublishRequested, kPublishing, kPlayRequested, kPlaying };

/// One message stream that createStream gave to the client.
struct MessageStream {
    std::uint32_t id = 0;
    StreamState state = StreamState::kIdle;
    std::string name;  ///< as published, query included: FCUnpublish says it again
};

/// The message streams of one connection, a handful at most.
class MessageStreams {
public:
    static constexpr std::size_t kMaxStreams = 8;

    /// The lowest free id from 1 on; nothing when all are in use.
    std::optional<std::uint32_t> create();
    /// Null when there is no such stream. Valid until the next create() or remove().
    MessageStream* find(std::uint32_t id);
    MessageStream* findPublisher(std::string_view name);
    void remove(std::uint32_t id);

private:
    std::vector<MessageStream> m_streams;
};

}  // namespace sigma::rtmp
