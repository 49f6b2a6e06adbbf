#include "server/store/setting_table.h"

#include "server/store/query.h"

namespace sigma::store {

Result<std::optional<std::string>> SettingTable::get(std::string_view name) {
    return Query(m_transaction, "value", "FROM settings WHERE name = :name")
        .bind("name", name)
        .first(readText);
}

Result<void> SettingTable::set(std::string_view name, std::string_view value) {
    SIGMA_TRY(Query(m_transaction,
                    "INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) "
                    "DO UPDATE SET value = excluded.value")
                  .bind("name", name)
                  .bind("value", value)
                  .execute());
    return {};
}

Result<std::string> SettingTable::getOrSet(std::string_view name,
                                           const std::function<std::string()>& make) {
    SIGMA_TRY_ASSIGN(std::optional<std::string> kept, get(name));
    if (kept) {
        return std::move(*kept);
    }
    // Another server may have been faster: then its value counts.
    SIGMA_TRY(Query(m_transaction,
                    "INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) "
                    "DO NOTHING")
                  .bind("name", name)
                  .bind("value", make())
                  .execute());
    SIGMA_TRY_ASSIGN(kept, get(name));
    if (!kept) {
        return Query::notFound("setting " + std::string(name));
    }
    return std::move(*kept);
}

Result<void> SettingTable::remove(std::string_view name) {
    SIGMA_TRY(Query(m_transaction, "DELETE FROM settings WHERE name = :name")
                  .bind("name", name)
                  .execute());
    return {};
}

}  // namespace sigma::store
