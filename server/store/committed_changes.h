#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/domain/channel.h"

namespace sigma::store {

/// A channel as a transaction has left it.
struct CommittedChannel {
    domain::ChannelId id;
    std::shared_ptr<const domain::Channel> channel;  ///< none: it was removed
};

/// What one transaction has changed of that which others keep copies of, each list in the order of
/// the changes.
struct CommittedChanges {
    std::vector<CommittedChannel> channels;
    std::vector<domain::UserId> users;  ///< changed in what they may do or sign in with; removed
    std::vector<std::string> signIns;   ///< families of refresh tokens that were revoked
    std::vector<std::string> newApiTokens;  ///< their hashes
    bool hasRevokedApiTokens = false;

    bool isEmpty() const {
        return channels.empty() && users.empty() && signIns.empty() && newApiTokens.empty() &&
               !hasRevokedApiTokens;
    }
};

}  // namespace sigma::store
