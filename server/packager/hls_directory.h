#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/clock.h"
#include "core/base/memory_file.h"
#include "server/packager/hls_session.h"

namespace sigma::packager {

/// The sessions that viewers can ask for, by channel.
///
/// An ended session stays for a while, so that its viewers reach the end. Thread: any.
class HlsDirectory {
public:
    /// `memory` is where sessions keep their media; null: wherever it is.
    explicit HlsDirectory(std::chrono::milliseconds retention,
                          std::shared_ptr<MemoryFile> memory = nullptr)
        : m_retention(retention), m_memory(std::move(memory)) {}

    const std::shared_ptr<MemoryFile>& memory() const { return m_memory; }

    void add(const std::shared_ptr<HlsSession>& session);
    void setEnded(const HlsSession& session, SteadyTime now);
    /// Forgets the sessions that ended longer ago than the retention.
    void purge(SteadyTime now);

    /// The newest session of the channel, or null.
    std::shared_ptr<HlsSession> current(std::string_view channel) const;
    std::shared_ptr<HlsSession> find(std::string_view channel, std::string_view session) const;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    struct Entry {
        std::shared_ptr<HlsSession> session;
        std::optional<SteadyTime> endedAt;
    };

    std::chrono::milliseconds m_retention;
    std::shared_ptr<MemoryFile> m_memory;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, std::vector<Entry>, TextHash, std::equal_to<>> m_channels;
};

}  // namespace sigma::packager
