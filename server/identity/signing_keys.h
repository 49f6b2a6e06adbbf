#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace sigma::identity {

/// What tokens are signed with. Never logged.
struct SigningKey {
    std::string id;  ///< stands in every token that it signed; no secret
    std::array<std::uint8_t, 32> secret{};
    WallTime signsFrom;

    friend bool operator==(const SigningKey&, const SigningKey&) = default;
};

/// The keys of the installation: one signs, those before it are good for what they have signed.
///
/// A new key is known for a while before it signs, so that every server of the installation has
/// read it by then. Immutable.
class SigningKeys {
public:
    /// One new key, which signs at once.
    static SigningKeys make(WallTime now);
    /// What text() has written. Errors: kInvalidData.
    static Result<SigningKeys> parse(std::string_view text);

    /// With a new key when the newest has signed for thirty days, and without those whose
    /// signatures have all expired. The same when nothing is due.
    SigningKeys renewed(WallTime now) const;

    const SigningKey& current(WallTime now) const;
    /// Null for an id that is not known (any more).
    const SigningKey* find(std::string_view id) const;
    /// With the secrets: for the settings only.
    std::string text() const;

    friend bool operator==(const SigningKeys&, const SigningKeys&) = default;

private:
    explicit SigningKeys(std::vector<SigningKey> keys) : m_keys(std::move(keys)) {}

    std::vector<SigningKey> m_keys;  ///< newest first; never empty
};

}  // namespace sigma::identity
