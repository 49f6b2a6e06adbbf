#include "server/store/configured_channels.h"

#include "core/crypto/secrets.h"

namespace sigma::store {

ConfiguredChannels::ConfiguredChannels(std::vector<domain::Channel> channels) {
    replace(std::move(channels));
}

void ConfiguredChannels::replace(std::vector<domain::Channel> channels) {
    auto shared = std::make_shared<Channels>();
    shared->reserve(channels.size());
    for (domain::Channel& channel : channels) {
        shared->push_back(std::make_shared<const domain::Channel>(std::move(channel)));
    }
    m_channels.store(std::move(shared));
}

std::vector<std::shared_ptr<const domain::Channel>> ConfiguredChannels::list() const {
    return *m_channels.load();
}

std::shared_ptr<const domain::Channel> ConfiguredChannels::find(std::string_view id) const {
    const auto channels = m_channels.load();
    for (const auto& channel : *channels) {
        if (channel->id.value() == id) {
            return channel;
        }
    }
    return nullptr;
}

std::shared_ptr<const domain::Channel> ConfiguredChannels::findByStreamKey(
    std::string_view streamKey) const {
    const auto channels = m_channels.load();
    std::shared_ptr<const domain::Channel> found;
    for (const auto& channel : *channels) {
        // No early exit: the time taken must not tell which key came close.
        if (crypto::equalInConstantTime(channel->currentKey().secret, streamKey)) {
            found = channel;
        }
    }
    return found;
}

}  // namespace sigma::store
