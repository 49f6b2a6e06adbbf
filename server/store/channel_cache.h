#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/clock.h"
#include "server/domain/channel_repository.h"
#include "server/store/committed_changes.h"

namespace sigma::store {

class Database;

/// All channels in memory, for the live path, which must never wait for the database.
///
/// A change costs what has changed, and no reader waits for longer than that. Thread: any.
class ChannelCache final : public domain::ChannelRepository {
public:
    explicit ChannelCache(std::shared_ptr<const Clock> clock,
                          std::vector<domain::Channel> channels = {});

    /// Makes the cache take over every change of a channel that is committed from now on, in the
    /// order of the commits. Nobody else is to call apply().
    static void follow(const std::shared_ptr<ChannelCache>& cache, Database& database);

    /// Adds the channel, takes it over, or forgets it.
    void apply(const CommittedChannel& change);

    /// In no particular order.
    std::vector<std::shared_ptr<const domain::Channel>> list() const override;
    std::shared_ptr<const domain::Channel> find(std::string_view id) const override;
    /// By any of its keys that has not expired. The time it takes tells nothing of the keys.
    std::shared_ptr<const domain::Channel> findByStreamKey(
        std::string_view streamKey) const override;

private:
    using ChannelPointer = std::shared_ptr<const domain::Channel>;

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <class T>
    using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

    struct Entry {
        ChannelPointer channel;
        std::vector<std::string> fingerprints;  ///< of its keys, in their order
    };
    struct KeyHolder {
        ChannelPointer channel;
        std::size_t key = 0;
    };

    static Entry entryOf(ChannelPointer channel);
    void addLocked(Entry entry);
    void removeLocked(const domain::ChannelId& id);
    KeyHolder holderOf(const std::string& fingerprint) const;

    const std::shared_ptr<const Clock> m_clock;
    mutable std::mutex m_mutex;
    ByText<Entry> m_byId;
    ByText<KeyHolder> m_byFingerprint;
};

}  // namespace sigma::store
