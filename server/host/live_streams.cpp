#include "server/host/live_streams.h"

namespace sigma::host {

LiveStreams::LiveStreams(std::shared_ptr<stream::StreamRegistry> streams)
    : m_streams(std::move(streams)) {}

void LiveStreams::update(const std::shared_ptr<const domain::Channel>& channel) {
    m_streams->update(channel);
}

void LiveStreams::end(const domain::ChannelId& channel, domain::EndedReason reason,
                      std::string_view words) {
    m_streams->end(channel, reason, words);
}

void LiveStreams::close(const domain::ChannelId& channel) {
    m_streams->close(channel);
}

std::shared_ptr<const domain::Session> LiveStreams::report(const domain::ChannelId& channel) const {
    return m_streams->report(channel);
}

}  // namespace sigma::host
