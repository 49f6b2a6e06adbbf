#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::crypto {

/// Longer passwords are refused rather than hashed at the server's expense.
inline constexpr std::size_t kMaxPasswordBytes = 1024;

/// The password's Argon2id hash in its own encoding, "$argon2id$v=19$m=...", with a salt of its
/// own (RFC 9106).
///
/// Takes 64 MiB and 50 to 100 ms of a processor: never on a thread that serves others.
/// Errors: kInvalidArgument for a password that is empty or too long, kUnavailable without memory.
Result<std::string> hashPassword(std::string_view password);

/// Whether the password is the one that was hashed; false too for what is no hash. Takes as long
/// and as much memory as the hash says.
bool verifyPassword(const std::string& hash, std::string_view password);

/// Whether the hash was made at another cost than hashPassword()'s, or is none.
bool needsRehash(const std::string& hash);

}  // namespace sigma::crypto
