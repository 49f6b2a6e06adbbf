#include "server/ingest/publish_credentials.h"

#include <string_view>

namespace sigma::ingest {
namespace {

std::string_view lastSegment(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// The segment in front of the stream name, in the name itself or in the app behind its own first.
std::string_view segmentBefore(const rtmp::StreamRequest& request) {
    const std::size_t slash = request.name.rfind('/');
    if (slash != std::string::npos) {
        return lastSegment(std::string_view(request.name).substr(0, slash));
    }
    const std::string_view app = request.connect->app;
    return app.find('/') == std::string_view::npos ? std::string_view() : lastSegment(app);
}

Error unauthorized() {
    return {ErrorCode::kUnauthorized, "the stream key is not known to this server"};
}

}  // namespace

Result<std::shared_ptr<const domain::Channel>> publishTarget(
    const rtmp::StreamRequest& request, const domain::ChannelRepository& channels) {
    const std::string* key = rtmp::findParameter(request.query, "key");
    auto channel =
        channels.findByStreamKey(key ? std::string_view(*key) : lastSegment(request.name));
    if (!channel) {
        return unauthorized();
    }
    const std::string_view named = lastSegment(request.name);
    if (key && !named.empty() && named != channel->id.value()) {
        return unauthorized();
    }
    if (!key) {
        const auto before = channels.find(segmentBefore(request));
        if (before && before->id != channel->id) {
            return unauthorized();
        }
    }
    return channel;
}

Result<std::shared_ptr<const domain::Channel>> playTarget(
    const rtmp::StreamRequest& request, const domain::ChannelRepository& channels) {
    auto channel = channels.find(lastSegment(request.name));
    if (!channel) {
        return Error{ErrorCode::kNotFound, "there is no channel of this name"};
    }
    return channel;
}

}  // namespace sigma::ingest
