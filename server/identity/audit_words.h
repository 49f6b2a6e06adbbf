#pragma once

#include <string_view>

/// What the audit log calls the deeds of this room's kind. Whoever does them writes the entry.
namespace sigma::identity::audit {

inline constexpr std::string_view kSignedIn = "user.signed_in";
inline constexpr std::string_view kSignInRefused = "user.sign_in_refused";
inline constexpr std::string_view kSignedOut = "user.signed_out";
inline constexpr std::string_view kRefreshReused = "user.refresh_token_reused";
inline constexpr std::string_view kUserCreated = "user.created";
inline constexpr std::string_view kUserUpdated = "user.updated";
inline constexpr std::string_view kUserDeleted = "user.deleted";
inline constexpr std::string_view kPasswordChanged = "user.password_changed";
inline constexpr std::string_view kTokenCreated = "token.created";
inline constexpr std::string_view kTokenRevoked = "token.revoked";
inline constexpr std::string_view kTicketIssued = "publish_ticket.issued";
inline constexpr std::string_view kPlaybackTokenIssued = "playback_token.issued";

}  // namespace sigma::identity::audit
