#include "server/identity/signing_keys.h"

#include <algorithm>

#include <boost/json.hpp>

#include "core/crypto/base64.h"
#include "core/crypto/secrets.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

constexpr auto kSigningTime = 30 * 24h;
/// Longer than the servers of an installation take to read their settings again.
constexpr auto kAnnouncement = 10min;
/// Longer than any signed token lives.
constexpr auto kOverlap = 48h;
constexpr std::size_t kIdLength = 6;

SigningKey newKey(WallTime signsFrom) {
    SigningKey key;
    key.id = crypto::randomToken(kIdLength);
    crypto::fillRandom(key.secret);
    key.signsFrom = signsFrom;
    return key;
}

Error broken() {
    return {ErrorCode::kInvalidData, "the signing keys in the settings can't be read"};
}

Result<SigningKey> keyFrom(const json::value& value) {
    const auto* object = value.if_object();
    const auto* id = object ? object->if_contains("id") : nullptr;
    const auto* secret = object ? object->if_contains("secret") : nullptr;
    const auto* signsFrom = object ? object->if_contains("signs_from") : nullptr;
    if (!id || !id->is_string() || !secret || !secret->is_string() || !signsFrom ||
        !signsFrom->is_int64()) {
        return broken();
    }
    SIGMA_TRY_ASSIGN(const Bytes bytes, crypto::fromBase64Url(secret->get_string()));
    SigningKey key;
    if (bytes.size() != key.secret.size()) {
        return broken();
    }
    std::ranges::copy(bytes, key.secret.begin());
    key.id = id->get_string();
    key.signsFrom = WallTime(std::chrono::seconds(signsFrom->get_int64()));
    return key;
}

}  // namespace

SigningKeys SigningKeys::make(WallTime now) {
    return SigningKeys(
        std::vector<SigningKey>{newKey(std::chrono::floor<std::chrono::seconds>(now))});
}

Result<SigningKeys> SigningKeys::parse(std::string_view text) {
    boost::system::error_code error;
    const json::value value = json::parse(text, error);
    const auto* list = error ? nullptr : value.if_array();
    if (!list || list->empty()) {
        return broken();
    }
    std::vector<SigningKey> keys;
    for (const json::value& each : *list) {
        SIGMA_TRY_ASSIGN(keys.emplace_back(), keyFrom(each));
    }
    return SigningKeys(std::move(keys));
}

SigningKeys SigningKeys::renewed(WallTime now) const {
    std::vector<SigningKey> keys = m_keys;
    if (now - keys.front().signsFrom >= kSigningTime) {
        keys.insert(keys.begin(),
                    newKey(std::chrono::floor<std::chrono::seconds>(now) + kAnnouncement));
    }
    while (keys.size() > 1 && now - (keys.end() - 2)->signsFrom > kOverlap) {
        keys.pop_back();
    }
    return SigningKeys(std::move(keys));
}

const SigningKey& SigningKeys::current(WallTime now) const {
    const auto found =
        std::ranges::find_if(m_keys, [&](const SigningKey& key) { return key.signsFrom <= now; });
    return found == m_keys.end() ? m_keys.back() : *found;
}

const SigningKey* SigningKeys::find(std::string_view id) const {
    const auto found = std::ranges::find(m_keys, id, &SigningKey::id);
    return found == m_keys.end() ? nullptr : &*found;
}

std::string SigningKeys::text() const {
    json::array list;
    for (const SigningKey& key : m_keys) {
        const auto since = key.signsFrom.time_since_epoch();
        list.push_back(json::object{
            {"id", key.id},
            {"secret", crypto::base64Url(key.secret)},
            {"signs_from", std::chrono::duration_cast<std::chrono::seconds>(since).count()}});
    }
    return json::serialize(list);
}

}  // namespace sigma::identity
