#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/result.h"
#include "server/domain/webhook.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// The webhook endpoints.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class WebhookTable {
public:
    explicit WebhookTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Errors: kAlreadyExists.
    Result<void> insert(const domain::WebhookEndpoint& endpoint);
    /// Writes all but createdAt, and returns the endpoint with its version one up.
    /// Errors: kNotFound; kPreconditionFailed when the version kept is not `endpoint.version`.
    Result<domain::WebhookEndpoint> update(domain::WebhookEndpoint endpoint);
    /// Its deliveries go with it. Errors: kNotFound.
    Result<void> remove(std::string_view id);

    /// Errors: kNotFound.
    Result<domain::WebhookEndpoint> find(std::string_view id);
    /// By id. `after` empty: from the beginning.
    Result<Page<domain::WebhookEndpoint>> list(std::string_view after, std::size_t limit);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
