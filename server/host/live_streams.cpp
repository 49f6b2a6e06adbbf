#include "server/host/live_streams.h"

namespace sigma::host {

LiveStreams::LiveStreams(std::shared_ptr<stream::StreamRegistry> streams)
    : m_streams(std::move(streams)) {}

void LiveStreams::follow(std::shared_ptr<stream::StreamRegistry> streams,
                         store::Database& database) {
    database.onChanged([streams = std::move(streams)](const store::CommittedChanges& changes) {
        for (const store::CommittedChannel& change : changes.channels) {
            if (change.channel) {
                streams->update(change.channel);
            } else {
                streams->close(change.id);
            }
        }
    });
}

void LiveStreams::end(const domain::ChannelId& channel, domain::EndedReason reason,
                      std::string_view words) {
    m_streams->end(channel, reason, words);
}

std::shared_ptr<const domain::Session> LiveStreams::report(const domain::ChannelId& channel) const {
    return m_streams->report(channel);
}

}  // namespace sigma::host
