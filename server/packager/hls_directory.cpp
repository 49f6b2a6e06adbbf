#include "server/packager/hls_directory.h"

#include <algorithm>

namespace sigma::packager {

void HlsDirectory::add(const std::shared_ptr<HlsSession>& session) {
    const std::lock_guard lock(m_mutex);
    m_channels[session->channel().id.value()].push_back({session, std::nullopt});
}

void HlsDirectory::setEnded(const HlsSession& session, SteadyTime now) {
    const std::lock_guard lock(m_mutex);
    const auto channel = m_channels.find(session.channel().id.value());
    if (channel == m_channels.end()) {
        return;
    }
    for (Entry& entry : channel->second) {
        if (entry.session.get() == &session) {
            entry.endedAt = now;
        }
    }
}

void HlsDirectory::purge(SteadyTime now) {
    const std::lock_guard lock(m_mutex);
    for (auto channel = m_channels.begin(); channel != m_channels.end();) {
        std::erase_if(channel->second, [&](const Entry& entry) {
            return entry.endedAt && now - *entry.endedAt > m_retention;
        });
        channel = channel->second.empty() ? m_channels.erase(channel) : std::next(channel);
    }
}

std::shared_ptr<HlsSession> HlsDirectory::current(std::string_view channel) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_channels.find(channel);
    return found == m_channels.end() ? nullptr : found->second.back().session;
}

std::shared_ptr<HlsSession> HlsDirectory::find(std::string_view channel,
                                               std::string_view session) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_channels.find(channel);
    if (found == m_channels.end()) {
        return nullptr;
    }
    const auto entry = std::ranges::find_if(
        found->second, [&](const Entry& each) { return each.session->id().value() == session; });
    return entry == found->second.end() ? nullptr : entry->session;
}

}  // namespace sigma::packager
