#include "core/rtmp/message_streams.h"

#include <algorithm>

namespace sigma::rtmp {

std::optional<std::uint32_t> MessageStreams::create() {
    for (std::uint32_t id = 1; id <= kMaxStreams; ++id) {
        if (find(id) == nullptr) {
            m_streams.push_back({.id = id, .state = StreamState::kIdle, .name = {}});
            return id;
        }
    }
    return std::nullopt;
}

MessageStream* MessageStreams::find(std::uint32_t id) {
    const auto found = std::ranges::find(m_streams, id, &MessageStream::id);
    return found == m_streams.end() ? nullptr : &*found;
}

MessageStream* MessageStreams::findPublisher(std::string_view name) {
    const auto found = std::ranges::find_if(m_streams, [&](const MessageStream& stream) {
        return stream.name == name && (stream.state == StreamState::kPublishRequested ||
                                       stream.state == StreamState::kPublishing);
    });
    return found == m_streams.end() ? nullptr : &*found;
}

void MessageStreams::remove(std::uint32_t id) {
    std::erase_if(m_streams, [&](const MessageStream& stream) { return stream.id == id; });
}

}  // namespace sigma::rtmp
