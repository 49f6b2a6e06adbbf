#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/domain/channel_repository.h"
#include "server/domain/playback_guard.h"
#include "server/domain/publish_authorizer.h"

namespace sigma::test {

/// Lets everyone publish who shows a stream key, as the stream name or the parameter `key`.
class KeyAuthorizer final : public domain::PublishAuthorizer {
public:
    explicit KeyAuthorizer(std::shared_ptr<const domain::ChannelRepository> channels)
        : m_channels(std::move(channels)) {}

    Result<domain::PublishGrant> authorize(const domain::PublishRequest& request) override {
        auto channel = m_channels->findByStreamKey(request.key.value_or(request.name.back()));
        if (!channel) {
            return Error{ErrorCode::kUnauthorized, "the stream key is not known"};
        }
        return domain::PublishGrant{std::move(channel), domain::PublishCredential::kStreamKey};
    }

private:
    std::shared_ptr<const domain::ChannelRepository> m_channels;
};

/// Asks at a channel that wants a token for "good", which is good for any session; "of SESSION"
/// is good for that one.
class WordGuard final : public domain::PlaybackGuard {
public:
    Result<void> admit(const domain::Channel& channel, std::string_view session,
                       std::string_view token) const override {
        if (channel.visibility != domain::Visibility::kToken || token == "good" ||
            (!session.empty() && token == "of-" + std::string(session))) {
            return {};
        }
        if (token.starts_with("of-")) {
            return Error{ErrorCode::kForbidden, "the token is for another session"};
        }
        return Error{ErrorCode::kUnauthorized, "this channel can be watched with a token only"};
    }
};

}  // namespace sigma::test
