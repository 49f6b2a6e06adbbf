#pragma once

#include "server/api/api_call.h"
#include "server/api/api_result.h"
#include "server/domain/channel.h"
#include "server/http/http_response.h"

namespace sigma::api {

/// Brings cache and stream in line with the database after a change that was not answered in time,
/// and so may have happened or not. Does nothing after any other outcome. Thread: any.
void refreshIfUnknown(const ApiService& service, const domain::ChannelId& channel,
                      const ApiResult<http::HttpResponse>& outcome);

}  // namespace sigma::api
