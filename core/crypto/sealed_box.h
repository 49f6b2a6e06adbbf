#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::crypto {

/// A key for seal() and unseal(): a secret itself.
using SealKey = std::array<std::uint8_t, 32>;

SealKey newSealKey();

/// The bytes encrypted and authenticated under the key, with a nonce of their own in front
/// (XSalsa20-Poly1305, libsodium's secretbox).
Bytes seal(ByteSpan plain, const SealKey& key);
/// Errors: kInvalidData for what was not sealed under this key, or was changed since.
Result<Bytes> unseal(ByteSpan sealed, const SealKey& key);

/// The key in the file, or a new one written there, readable by its owner only (mode 600).
///
/// Who reads the user's files reads the key too: what is sealed with it is safe from a look into
/// the other file, from backups without this one and from other users, and from nobody else.
/// Errors: kIo; kInvalidData for a file that is no key; kForbidden for one that others may read.
Result<SealKey> sealKeyInFile(const std::string& path);

}  // namespace sigma::crypto
