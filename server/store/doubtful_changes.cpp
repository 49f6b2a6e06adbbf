#include "server/store/doubtful_changes.h"

#include "server/store/channel_table.h"

namespace sigma::store {

void DoubtfulChanges::add(const CommittedChanges& changes) {
    m_isEmpty = m_isEmpty && changes.isEmpty();
    for (const CommittedChannel& change : changes.channels) {
        m_channels.insert(change.id.value());
    }
    for (const domain::UserId& user : changes.users) {
        m_users.insert(user.value());
    }
    m_signIns.insert(changes.signIns.begin(), changes.signIns.end());
    m_apiTokens.insert(changes.newApiTokens.begin(), changes.newApiTokens.end());
}

Result<void> DoubtfulChanges::settle(Transaction& transaction) const {
    CommittedChanges& changes = transaction.changes();
    for (const std::string& text : m_channels) {
        const domain::ChannelId id(text);
        auto channel = ChannelTable(transaction).find(id);
        if (channel.has_value()) {
            changes.channels.push_back(
                {id, std::make_shared<const domain::Channel>(std::move(*channel))});
        } else if (channel.error().code == ErrorCode::kNotFound) {
            changes.channels.push_back({id, nullptr});
        } else {
            return channel.error();
        }
    }
    for (const std::string& user : m_users) {
        changes.users.emplace_back(user);
    }
    changes.signIns.assign(m_signIns.begin(), m_signIns.end());
    changes.newApiTokens.assign(m_apiTokens.begin(), m_apiTokens.end());
    changes.hasRevokedApiTokens = true;
    return {};
}

}  // namespace sigma::store
