#include "server/ingest/publish_credentials.h"

#include <string_view>

namespace sigma::ingest {
namespace {

std::string_view lastSegment(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
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
