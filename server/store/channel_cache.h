#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/published.h"
#include "server/domain/channel_repository.h"

namespace sigma::store {

/// All channels in memory, for the live path, which must never wait for the database.
///
/// Thread: any. Readers see a change wholly or not at all, and never wait for one.
class ChannelCache final : public domain::ChannelRepository {
public:
    explicit ChannelCache(std::shared_ptr<const Clock> clock,
                          std::vector<domain::Channel> channels = {});
    ~ChannelCache() override;

    void replaceAll(std::vector<domain::Channel> channels);
    /// Adds the channel, or takes it over. A version older than the one known is left out, so
    /// that two changes may arrive in either order.
    void put(domain::Channel channel);
    /// Does nothing if there is no such channel.
    void remove(const domain::ChannelId& id);

    /// In the order in which they were given.
    std::vector<std::shared_ptr<const domain::Channel>> list() const override;
    std::shared_ptr<const domain::Channel> find(std::string_view id) const override;
    /// By any of its keys that has not expired. The time it takes tells nothing of the keys.
    std::shared_ptr<const domain::Channel> findByStreamKey(
        std::string_view streamKey) const override;

private:
    struct Snapshot;

    void publish(std::vector<std::shared_ptr<const domain::Channel>> channels);

    const std::shared_ptr<const Clock> m_clock;
    std::mutex m_writing;  ///< one change at a time
    Published<Snapshot> m_snapshot;
};

}  // namespace sigma::store
