#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace sigma::store {

enum class DatabaseHealth {
    kOk,
    kBehind,   ///< writes, but more than a tenth of the journal's room is taken
    kFailing,  ///< locked, out of room or out of reach: the journal waits, run() is refused
};

/// How the database does, for /readyz, metrics and the operator.
struct DatabaseState {
    DatabaseHealth health = DatabaseHealth::kOk;
    std::optional<WallTime> failingSince;
    std::string reason;             ///< of the failing, in words
    std::size_t journalLength = 0;  ///< items that wait to be written
    std::size_t callLength = 0;     ///< calls of run() that wait
    std::uint64_t written = 0;      ///< items of the journal that were committed
    std::uint64_t lost = 0;         ///< items that found the journal full, or unwritten at its end
    std::uint64_t skipped = 0;      ///< items that the database refused for what they say
};

/// "ok", "behind", "failing".
std::string_view toString(DatabaseHealth health);

}  // namespace sigma::store
