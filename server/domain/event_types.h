#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sigma::domain {

/// The names of all events. Part of the API: a name is never changed, and none is used again.
namespace event_type {

inline constexpr std::string_view kChannelCreated = "channel.created";
inline constexpr std::string_view kChannelUpdated = "channel.updated";
inline constexpr std::string_view kChannelActive = "channel.active";
inline constexpr std::string_view kChannelIdle = "channel.idle";
inline constexpr std::string_view kChannelStopped = "channel.stopped";
inline constexpr std::string_view kChannelKeyRotated = "channel.key_rotated";
inline constexpr std::string_view kChannelDeleted = "channel.deleted";

inline constexpr std::string_view kSessionCreated = "session.created";
inline constexpr std::string_view kSessionProcessing = "session.processing";
inline constexpr std::string_view kSessionLive = "session.live";
inline constexpr std::string_view kSessionEndingSoon = "session.ending_soon";
inline constexpr std::string_view kSessionError = "session.error";
inline constexpr std::string_view kSessionRecovered = "session.recovered";
inline constexpr std::string_view kSessionEnded = "session.ended";

inline constexpr std::string_view kSessionInputConnected = "session.input.connected";
inline constexpr std::string_view kSessionInputDisconnected = "session.input.disconnected";
inline constexpr std::string_view kSessionInputReconnected = "session.input.reconnected";
inline constexpr std::string_view kSessionInputStarved = "session.input.starved";
inline constexpr std::string_view kSessionInputRecovered = "session.input.recovered";
inline constexpr std::string_view kSessionInputSwitched = "session.input.switched";
inline constexpr std::string_view kSessionInputRejected = "session.input.rejected";

inline constexpr std::string_view kSessionSlateStarted = "session.slate.started";
inline constexpr std::string_view kSessionSlateEnded = "session.slate.ended";

inline constexpr std::string_view kHealthDegraded = "health.degraded";
inline constexpr std::string_view kHealthRecovered = "health.recovered";

inline constexpr std::string_view kAlertFired = "alert.fired";
inline constexpr std::string_view kAlertAcked = "alert.acked";
inline constexpr std::string_view kAlertResolved = "alert.resolved";

inline constexpr std::string_view kOutputConnected = "output.connected";
inline constexpr std::string_view kOutputFailed = "output.failed";
inline constexpr std::string_view kOutputStopped = "output.stopped";

inline constexpr std::string_view kAssetRecordingStarted = "asset.recording_started";
inline constexpr std::string_view kAssetReady = "asset.ready";
inline constexpr std::string_view kAssetFailed = "asset.failed";
inline constexpr std::string_view kAssetDeleted = "asset.deleted";

inline constexpr std::string_view kClipReady = "clip.ready";
inline constexpr std::string_view kThumbnailUpdated = "thumbnail.updated";
inline constexpr std::string_view kChatMessageFlagged = "chat.message_flagged";
inline constexpr std::string_view kGiftReceived = "gift.received";

inline constexpr std::string_view kNodeJoined = "node.joined";
inline constexpr std::string_view kNodeDraining = "node.draining";
inline constexpr std::string_view kNodeLost = "node.lost";

inline constexpr std::string_view kWebhookEndpointDisabled = "webhook.endpoint_disabled";
/// For one endpoint alone, whatever it and others want.
inline constexpr std::string_view kWebhookTest = "webhook.test";

}  // namespace event_type

/// All of them, in the order above.
std::span<const std::string_view> eventTypes();

bool isKnownEventType(std::string_view type);

/// Whether it can ever match: a known name, "*", or "session.*" where some name begins so.
bool isKnownEventPattern(std::string_view pattern);

/// "session.*" matches "session.live" and "session.input.starved", and "*" everything.
bool matchesEventType(std::string_view pattern, std::string_view type);

/// Whether any of the patterns does; no pattern at all matches everything.
bool matchesAnyEventType(const std::vector<std::string>& patterns, std::string_view type);

}  // namespace sigma::domain
