#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/clock.h"
#include "server/packager/hls_session.h"

namespace sigma::packager {

/// The sessions that viewers can ask for, by channel.
///
/// An ended session stays for a while, so that its viewers reach the end. Thread: any.
class HlsDirectory {
public:
    explicit HlsDirectory(std::chrono::milliseconds retention) : m_retention(retention) {}

    void add(const std::shared_ptr<HlsSession>& session);
    void setEnded(const HlsSession& session, SteadyTime now);
    /// Forgets the sessions that ended longer ago than the retention.
    void purge(SteadyTime now);

    /// The newest session of the channel, or null.
    std::shared_ptr<HlsSession> current(std::string_view channel) const;
    std::shared_ptr<HlsSession> find(std::string_view channel, std::string_view session) const;

private:
    struct Entry {
        std::shared_ptr<HlsSession> session;
        std::optional<SteadyTime> endedAt;
    };

    std::chrono::milliseconds m_retention;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, std::vector<Entry>> m_channels;
};

}  // namespace sigma::packager
