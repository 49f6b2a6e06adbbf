#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "core/base/result.h"

namespace sigma::api {

/// What the API asks of whoever delivers webhooks. Thread: any.
class WebhookControl {
public:
    virtual ~WebhookControl() = default;

    /// Whether webhooks may go to that URL as things are now. Resumes on the caller's executor.
    /// Errors: kInvalidArgument, kForbidden, kIo where the host can't be found.
    virtual boost::asio::awaitable<Result<void>> admit(std::string url) = 0;
    /// There are deliveries that are due now.
    virtual void wake() = 0;
};

}  // namespace sigma::api
