#include "server/domain/event_types.h"

#include <algorithm>
#include <array>

namespace sigma::domain {
namespace {

using namespace event_type;

constexpr std::array kTypes{kChannelCreated,
                            kChannelUpdated,
                            kChannelActive,
                            kChannelIdle,
                            kChannelStopped,
                            kChannelKeyRotated,
                            kChannelDeleted,
                            kSessionCreated,
                            kSessionProcessing,
                            kSessionLive,
                            kSessionEndingSoon,
                            kSessionError,
                            kSessionRecovered,
                            kSessionEnded,
                            kSessionInputConnected,
                            kSessionInputDisconnected,
                            kSessionInputReconnected,
                            kSessionInputStarved,
                            kSessionInputRecovered,
                            kSessionInputSwitched,
                            kSessionInputRejected,
                            kSessionSlateStarted,
                            kSessionSlateEnded,
                            kHealthDegraded,
                            kHealthRecovered,
                            kAlertFired,
                            kAlertAcked,
                            kAlertResolved,
                            kOutputConnected,
                            kOutputFailed,
                            kOutputStopped,
                            kAssetRecordingStarted,
                            kAssetReady,
                            kAssetFailed,
                            kAssetDeleted,
                            kClipReady,
                            kThumbnailUpdated,
                            kChatMessageFlagged,
                            kGiftReceived,
                            kNodeJoined,
                            kNodeDraining,
                            kNodeLost,
                            kWebhookEndpointDisabled,
                            kWebhookTest};

}  // namespace

std::span<const std::string_view> eventTypes() {
    return kTypes;
}

bool isKnownEventType(std::string_view type) {
    return std::ranges::find(kTypes, type) != kTypes.end();
}

bool isKnownEventPattern(std::string_view pattern) {
    if (!pattern.ends_with('*')) {
        return isKnownEventType(pattern);
    }
    return std::ranges::any_of(
        kTypes, [&](std::string_view type) { return matchesEventType(pattern, type); });
}

bool matchesEventType(std::string_view pattern, std::string_view type) {
    if (pattern == "*") {
        return true;
    }
    if (!pattern.ends_with(".*")) {
        return pattern == type;
    }
    pattern.remove_suffix(1);
    return type.size() > pattern.size() && type.starts_with(pattern);
}

bool matchesAnyEventType(const std::vector<std::string>& patterns, std::string_view type) {
    return patterns.empty() || std::ranges::any_of(patterns, [&](const std::string& pattern) {
               return matchesEventType(pattern, type);
           });
}

}  // namespace sigma::domain
