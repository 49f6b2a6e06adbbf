#include "server/host/webhook_desk.h"

namespace sigma::host {

WebhookDesk::WebhookDesk(std::shared_ptr<events::WebhookDispatcher> dispatcher)
    : m_dispatcher(std::move(dispatcher)) {}

boost::asio::awaitable<Result<void>> WebhookDesk::admit(std::string url) {
    return m_dispatcher->admit(std::move(url));
}

void WebhookDesk::wake() {
    m_dispatcher->wake();
}

}  // namespace sigma::host
