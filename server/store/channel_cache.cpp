#include "server/store/channel_cache.h"

#include <array>

#include "core/crypto/hmac.h"
#include "core/crypto/secrets.h"
#include "server/store/database.h"

namespace sigma::store {
namespace {

/// What a key is looked up by. It is keyed by a secret of this process, so that the time of a
/// look-up says nothing of the keys, nor of which would come close.
std::string fingerprint(std::string_view streamKey) {
    static const auto processSecret = [] {
        std::array<std::uint8_t, 32> bytes{};
        crypto::fillRandom(bytes);
        return bytes;
    }();
    const auto* text = reinterpret_cast<const std::uint8_t*>(streamKey.data());
    const auto digest = crypto::hmacSha256(processSecret, {text, streamKey.size()});
    return {digest.begin(), digest.end()};
}

}  // namespace

ChannelCache::ChannelCache(std::shared_ptr<const Clock> clock,
                           std::vector<domain::Channel> channels)
    : m_clock(std::move(clock)) {
    for (domain::Channel& channel : channels) {
        addLocked(entryOf(std::make_shared<const domain::Channel>(std::move(channel))));
    }
}

void ChannelCache::follow(const std::shared_ptr<ChannelCache>& cache, Database& database) {
    database.onChanged([cache](const CommittedChanges& changes) {
        for (const CommittedChannel& change : changes.channels) {
            cache->apply(change);
        }
    });
}

void ChannelCache::apply(const CommittedChannel& change) {
    Entry entry = change.channel ? entryOf(change.channel) : Entry{};
    const std::lock_guard lock(m_mutex);
    removeLocked(change.id);
    if (entry.channel) {
        addLocked(std::move(entry));
    }
}

/// Not under the lock: fingerprints take their time.
ChannelCache::Entry ChannelCache::entryOf(ChannelPointer channel) {
    Entry entry{std::move(channel), {}};
    for (const domain::StreamKey& key : entry.channel->keys) {
        entry.fingerprints.push_back(fingerprint(key.secret));
    }
    return entry;
}

void ChannelCache::addLocked(Entry entry) {
    for (std::size_t key = 0; key != entry.fingerprints.size(); ++key) {
        m_byFingerprint.insert_or_assign(entry.fingerprints[key], KeyHolder{entry.channel, key});
    }
    const std::string& id = entry.channel->id.value();
    m_byId.insert_or_assign(id, std::move(entry));
}

void ChannelCache::removeLocked(const domain::ChannelId& id) {
    const auto known = m_byId.find(id.value());
    if (known == m_byId.end()) {
        return;
    }
    for (const std::string& each : known->second.fingerprints) {
        m_byFingerprint.erase(each);
    }
    m_byId.erase(known);
}

std::vector<ChannelCache::ChannelPointer> ChannelCache::list() const {
    std::vector<ChannelPointer> channels;
    const std::lock_guard lock(m_mutex);
    channels.reserve(m_byId.size());
    for (const auto& [id, entry] : m_byId) {
        channels.push_back(entry.channel);
    }
    return channels;
}

ChannelCache::ChannelPointer ChannelCache::find(std::string_view id) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second.channel;
}

ChannelCache::ChannelPointer ChannelCache::findByStreamKey(std::string_view streamKey) const {
    const KeyHolder holder = holderOf(fingerprint(streamKey));
    if (!holder.channel) {
        return nullptr;
    }
    const domain::StreamKey& key = holder.channel->keys[holder.key];
    const bool isSame = crypto::equalInConstantTime(key.secret, streamKey);
    const bool isGood = !key.expiresAt || m_clock->wallNow() < *key.expiresAt;
    return isSame && isGood ? holder.channel : nullptr;
}

ChannelCache::KeyHolder ChannelCache::holderOf(const std::string& fingerprint) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_byFingerprint.find(fingerprint);
    return found == m_byFingerprint.end() ? KeyHolder{} : found->second;
}

}  // namespace sigma::store
