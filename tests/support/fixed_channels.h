#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "server/domain/channel_repository.h"

namespace sigma::test {

/// Channels that never change.
class FixedChannels final : public domain::ChannelRepository {
public:
    explicit FixedChannels(const std::vector<domain::Channel>& channels) {
        for (const domain::Channel& channel : channels) {
            m_channels.push_back(std::make_shared<const domain::Channel>(channel));
        }
    }

    std::vector<std::shared_ptr<const domain::Channel>> list() const override { return m_channels; }
    std::shared_ptr<const domain::Channel> find(std::string_view id) const override {
        return firstWhere([&](const domain::Channel& each) { return each.id.value() == id; });
    }
    std::shared_ptr<const domain::Channel> findByStreamKey(std::string_view key) const override {
        return firstWhere(
            [&](const domain::Channel& each) { return each.currentKey().secret == key; });
    }

private:
    template <class Predicate>
    std::shared_ptr<const domain::Channel> firstWhere(Predicate isWanted) const {
        for (const auto& channel : m_channels) {
            if (isWanted(*channel)) {
                return channel;
            }
        }
        return nullptr;
    }

    std::vector<std::shared_ptr<const domain::Channel>> m_channels;
};

}  // namespace sigma::test
