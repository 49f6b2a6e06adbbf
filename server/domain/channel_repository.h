#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "server/domain/channel.h"

namespace sigma::domain {

/// Where channels are kept.
///
/// Thread: any. What is returned stays valid and unchanged whatever happens to the channel later.
class ChannelRepository {
public:
    virtual ~ChannelRepository() = default;

    virtual std::vector<std::shared_ptr<const Channel>> list() const = 0;
    /// The channel that viewers call `id`, or null.
    virtual std::shared_ptr<const Channel> find(std::string_view id) const = 0;
    /// The channel whose publisher holds `streamKey`, or null. Compares in constant time.
    virtual std::shared_ptr<const Channel> findByStreamKey(std::string_view streamKey) const = 0;
};

}  // namespace sigma::domain
