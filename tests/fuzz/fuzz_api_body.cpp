#include <cstdlib>

#include <boost/json.hpp>

#include "server/api/channel_json.h"
#include "server/api/json_body.h"
#include "server/api/webhook_json.h"

// Bodies of the API: each is an object whose fields are known and within their limits, or a
// problem below 500 that is itself valid JSON.
namespace {

template <class T>
void hold(const sigma::api::ApiResult<T>& result) {
    if (result.has_error()) {
        const auto response = sigma::api::toResponse(result.error(), "/");
        boost::system::error_code error;
        boost::json::parse(response.body.front().text(), error);
        if (result.error().status >= 500 || error) {
            std::abort();
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    http::HttpRequest request;
    request.body.assign(reinterpret_cast<const char*>(data), size);
    request.headers.add("Content-Type", "application/json");
    const auto body = api::readJsonBody(request);
    hold(body);
    if (body.has_error()) {
        return 0;
    }
    const auto channel = api::readNewChannel(*body, {});
    hold(channel);
    if (channel.has_value() && (channel->title->empty() || channel->title->size() > 120)) {
        std::abort();
    }
    hold(api::readChannelChange(*body, {}));
    hold(api::readWebhook(*body, true, {}));
    return 0;
}
