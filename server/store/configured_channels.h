#pragma once

#include "core/base/published.h"
#include "server/domain/channel_repository.h"

namespace sigma::store {

/// The channels that the configuration file names.
class ConfiguredChannels final : public domain::ChannelRepository {
public:
    explicit ConfiguredChannels(std::vector<domain::Channel> channels);

    /// Readers see either all of the old channels or all of the new ones.
    void replace(std::vector<domain::Channel> channels);

    std::vector<std::shared_ptr<const domain::Channel>> list() const override;
    std::shared_ptr<const domain::Channel> find(std::string_view id) const override;
    std::shared_ptr<const domain::Channel> findByStreamKey(
        std::string_view streamKey) const override;

private:
    using Channels = std::vector<std::shared_ptr<const domain::Channel>>;

    Published<Channels> m_channels;
};

}  // namespace sigma::store
