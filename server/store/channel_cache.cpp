#include "server/store/channel_cache.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

#include "core/crypto/hmac.h"
#include "core/crypto/secrets.h"

namespace sigma::store {
namespace {

using ChannelPointer = std::shared_ptr<const domain::Channel>;

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

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

struct KeyHolder {
    ChannelPointer channel;
    std::size_t key = 0;
};

}  // namespace

struct ChannelCache::Snapshot {
    template <class T>
    using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

    std::vector<ChannelPointer> channels;
    ByText<ChannelPointer> byId;
    ByText<KeyHolder> byFingerprint;
};

ChannelCache::ChannelCache(std::shared_ptr<const Clock> clock,
                           std::vector<domain::Channel> channels)
    : m_clock(std::move(clock)) {
    replaceAll(std::move(channels));
}

ChannelCache::~ChannelCache() = default;

void ChannelCache::replaceAll(std::vector<domain::Channel> channels) {
    std::vector<ChannelPointer> pointers;
    pointers.reserve(channels.size());
    for (domain::Channel& channel : channels) {
        pointers.push_back(std::make_shared<const domain::Channel>(std::move(channel)));
    }
    const std::lock_guard lock(m_writing);
    publish(std::move(pointers));
}

void ChannelCache::put(domain::Channel channel) {
    const std::lock_guard lock(m_writing);
    std::vector<ChannelPointer> channels = m_snapshot.load()->channels;
    const auto known = std::ranges::find_if(
        channels, [&](const ChannelPointer& each) { return each->id == channel.id; });
    if (known == channels.end()) {
        channels.push_back(std::make_shared<const domain::Channel>(std::move(channel)));
    } else if (channel.version >= (*known)->version) {
        *known = std::make_shared<const domain::Channel>(std::move(channel));
    }
    publish(std::move(channels));
}

void ChannelCache::remove(const domain::ChannelId& id) {
    const std::lock_guard lock(m_writing);
    std::vector<ChannelPointer> channels = m_snapshot.load()->channels;
    std::erase_if(channels, [&](const ChannelPointer& each) { return each->id == id; });
    publish(std::move(channels));
}

void ChannelCache::publish(std::vector<ChannelPointer> channels) {
    auto snapshot = std::make_shared<Snapshot>();
    for (const ChannelPointer& channel : channels) {
        snapshot->byId.emplace(channel->id.value(), channel);
        for (std::size_t key = 0; key != channel->keys.size(); ++key) {
            snapshot->byFingerprint.emplace(fingerprint(channel->keys[key].secret),
                                            KeyHolder{channel, key});
        }
    }
    snapshot->channels = std::move(channels);
    m_snapshot.store(std::move(snapshot));
}

std::vector<ChannelPointer> ChannelCache::list() const {
    return m_snapshot.load()->channels;
}

ChannelPointer ChannelCache::find(std::string_view id) const {
    const auto snapshot = m_snapshot.load();
    const auto found = snapshot->byId.find(id);
    return found == snapshot->byId.end() ? nullptr : found->second;
}

ChannelPointer ChannelCache::findByStreamKey(std::string_view streamKey) const {
    const auto snapshot = m_snapshot.load();
    const auto found = snapshot->byFingerprint.find(fingerprint(streamKey));
    if (found == snapshot->byFingerprint.end()) {
        return nullptr;
    }
    const auto& [channel, index] = found->second;
    const domain::StreamKey& key = channel->keys[index];
    const bool isSame = crypto::equalInConstantTime(key.secret, streamKey);
    const bool isGood = !key.expiresAt || m_clock->wallNow() < *key.expiresAt;
    return isSame && isGood ? channel : nullptr;
}

}  // namespace sigma::store
