#include "server/store/webhook_table.h"

#include "server/store/query.h"
#include "server/store/text_list.h"
#include "server/store/webhook_secrets_text.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns =
    "id, url, description, event_types, secrets, is_enabled, disabled_reason, created_at, "
    "updated_at, version";

domain::WebhookEndpoint readEndpoint(RowReader& row) {
    domain::WebhookEndpoint endpoint;
    endpoint.id = row.text();
    endpoint.url = row.text();
    endpoint.description = row.text();
    if (auto types = readTextList(row.text()); types.has_error()) {
        row.fail(types.error().context);
    } else {
        endpoint.eventTypes = std::move(*types);
    }
    if (auto secrets = readWebhookSecrets(row.text()); secrets.has_error()) {
        row.fail(secrets.error().context);
    } else {
        endpoint.secrets = std::move(*secrets);
    }
    endpoint.isEnabled = row.flag();
    endpoint.disabledReason = row.text();
    endpoint.createdAt = row.time();
    endpoint.updatedAt = row.time();
    endpoint.version = row.integer();
    return endpoint;
}

std::string named(std::string_view id) {
    return "webhook endpoint " + std::string(id);
}

void bindSettings(Query& query, const domain::WebhookEndpoint& endpoint) {
    query.bind("id", endpoint.id)
        .bind("url", endpoint.url)
        .bind("description", endpoint.description)
        .bind("event_types", writeTextList(endpoint.eventTypes))
        .bind("secrets", writeWebhookSecrets(endpoint.secrets))
        .bind("is_enabled", endpoint.isEnabled)
        .bind("disabled_reason", endpoint.disabledReason)
        .bind("updated_at", endpoint.updatedAt)
        .bind("version", endpoint.version);
}

}  // namespace

Result<void> WebhookTable::insert(const domain::WebhookEndpoint& endpoint) {
    m_transaction.interests().reset();
    Query query(m_transaction,
                "INSERT INTO webhook_endpoints (id, url, description, event_types, secrets, "
                "is_enabled, disabled_reason, created_at, updated_at, version) VALUES (:id, :url, "
                ":description, :event_types, :secrets, :is_enabled, :disabled_reason, "
                ":created_at, :updated_at, :version)");
    bindSettings(query, endpoint);
    SIGMA_TRY(query.bind("created_at", endpoint.createdAt).execute());
    return {};
}

Result<domain::WebhookEndpoint> WebhookTable::update(domain::WebhookEndpoint endpoint) {
    m_transaction.interests().reset();
    Query query(m_transaction,
                "UPDATE webhook_endpoints SET url = :url, description = :description, "
                "event_types = :event_types, secrets = :secrets, is_enabled = :is_enabled, "
                "disabled_reason = :disabled_reason, updated_at = :updated_at, "
                "version = version + 1 WHERE id = :id AND version = :version");
    bindSettings(query, endpoint);
    SIGMA_TRY_ASSIGN(const std::int64_t changed, query.execute());
    SIGMA_TRY_ASSIGN(domain::WebhookEndpoint kept, find(endpoint.id));
    if (changed == 0) {
        return Error{ErrorCode::kPreconditionFailed, named(endpoint.id) + " is at version " +
                                                         std::to_string(kept.version) + ", not " +
                                                         std::to_string(endpoint.version)};
    }
    return kept;
}

Result<void> WebhookTable::remove(std::string_view id) {
    m_transaction.interests().reset();
    return Query(m_transaction, "DELETE FROM webhook_endpoints WHERE id = :id")
        .bind("id", id)
        .executeOne(named(id));
}

Result<domain::WebhookEndpoint> WebhookTable::find(std::string_view id) {
    return Query(m_transaction, kColumns, "FROM webhook_endpoints WHERE id = :id")
        .bind("id", id)
        .one(readEndpoint, named(id));
}

Result<Page<domain::WebhookEndpoint>> WebhookTable::list(std::string_view after,
                                                         std::size_t limit) {
    return Query(m_transaction, kColumns,
                 "FROM webhook_endpoints WHERE id > :after ORDER BY id LIMIT :limit")
        .bind("after", after)
        .page(readEndpoint, limit);
}

}  // namespace sigma::store
