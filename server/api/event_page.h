#pragma once

#include <string_view>

#include "server/domain/domain_event.h"
#include "server/http/http_response.h"
#include "server/store/page.h"

namespace sigma::api {

/// {items, next_cursor} of events, each as webhooks send it. `list` is the cursor's.
http::HttpResponse eventPage(const store::Page<domain::DomainEvent>& page, std::string_view list);

}  // namespace sigma::api
