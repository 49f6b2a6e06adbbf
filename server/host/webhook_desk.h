#pragma once

#include <memory>
#include <string>

#include "server/api/webhook_control.h"
#include "server/events/webhook_dispatcher.h"

namespace sigma::host {

/// Asks the dispatcher of webhooks what the API wants to know of it. Thread: any.
class WebhookDesk final : public api::WebhookControl {
public:
    explicit WebhookDesk(std::shared_ptr<events::WebhookDispatcher> dispatcher);

    boost::asio::awaitable<Result<void>> admit(std::string url) override;
    void wake() override;

private:
    std::shared_ptr<events::WebhookDispatcher> m_dispatcher;
};

}  // namespace sigma::host
