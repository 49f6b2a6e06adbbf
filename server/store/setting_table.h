#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// The server's own secrets and flags, by name.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class SettingTable {
public:
    explicit SettingTable(Transaction& transaction) : m_transaction(transaction) {}

    Result<std::optional<std::string>> get(std::string_view name);
    Result<void> set(std::string_view name, std::string_view value);
    /// The value; where there is none, what `make` returns is kept from now on.
    Result<std::string> getOrSet(std::string_view name, const std::function<std::string()>& make);
    /// Does nothing if there is none.
    Result<void> remove(std::string_view name);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
