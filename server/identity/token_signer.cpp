#include "server/identity/token_signer.h"

#include <optional>

#include "core/crypto/base64.h"
#include "core/crypto/hmac.h"
#include "core/crypto/secrets.h"

namespace sigma::identity {
namespace {

constexpr std::string_view kExpiry = "exp";

ByteSpan bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string signatureOf(const SigningKey& key, std::string_view text) {
    return crypto::base64Url(crypto::hmacSha256(key.secret, bytesOf(text)));
}

std::int64_t secondsOf(WallTime time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

Error notValid() {
    return {ErrorCode::kUnauthorized, "the token is not valid"};
}

/// The four pieces of a token.
struct TokenText {
    std::string_view purpose;
    std::string_view key;
    std::string_view claims;
    std::string_view signature;
    std::string_view isSigned;  ///< all in front of the signature's dot
};

/// Cuts off what stands in front of the next dot; none when there is no dot.
std::optional<std::string_view> takePiece(std::string_view& text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view piece = text.substr(0, dot);
    text.remove_prefix(dot + 1);
    return piece;
}

std::optional<TokenText> split(std::string_view token) {
    if (token.size() > TokenSigner::kMaxBytes) {
        return std::nullopt;
    }
    std::string_view rest = token;
    const auto purpose = takePiece(rest);
    const auto key = purpose ? takePiece(rest) : std::nullopt;
    const auto claims = key ? takePiece(rest) : std::nullopt;
    if (!claims || rest.find('.') != std::string_view::npos) {
        return std::nullopt;
    }
    return TokenText{*purpose, *key, *claims, rest,
                     token.substr(0, token.size() - rest.size() - 1)};
}

}  // namespace

std::string_view toString(TokenPurpose purpose) {
    switch (purpose) {
        case TokenPurpose::kAccess:
            return "access";
        case TokenPurpose::kTicket:
            return "ticket";
        case TokenPurpose::kPlayback:
            return "playback";
    }
    return "unknown";
}

std::string TokenSigner::sign(TokenPurpose purpose, TokenClaims claims, WallTime expiresAt) const {
    const auto keys = m_keys.load();
    const SigningKey& key = keys->current(m_clock->wallNow());
    claims.set(kExpiry, secondsOf(expiresAt));
    std::string token(toString(purpose));
    token += "." + key.id + ".";
    token += crypto::base64Url(bytesOf(claims.json()));
    const std::string signature = signatureOf(key, token);
    return token + "." + signature;
}

Result<TokenClaims> TokenSigner::verify(TokenPurpose purpose, std::string_view token) const {
    const auto text = split(token);
    if (!text || text->purpose != toString(purpose)) {
        return notValid();
    }
    const auto keys = m_keys.load();
    const SigningKey* const key = keys->find(text->key);
    if (!key || !crypto::equalInConstantTime(signatureOf(*key, text->isSigned), text->signature)) {
        return notValid();
    }
    const auto json = crypto::fromBase64Url(text->claims);
    if (json.has_error()) {
        return notValid();
    }
    auto claims = TokenClaims::parse({reinterpret_cast<const char*>(json->data()), json->size()});
    if (claims.has_error()) {
        return notValid();
    }
    if (claims->number(kExpiry) <= secondsOf(m_clock->wallNow())) {
        return Error{ErrorCode::kUnauthorized, "the token has expired"};
    }
    return claims;
}

}  // namespace sigma::identity
