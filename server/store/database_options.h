#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace sigma::store {

/// Whether others may work with the database at the same time.
enum class DatabaseAccess {
    kShared,
    kExclusive,  ///< opening it fails while another program has it so, on whichever machine
};

/// Where the database is, and how patient its callers are.
struct DatabaseOptions {
    /// "sqlite:/var/lib/sigma/sigma.db" (folder and file are made), "sqlite::memory:", or
    /// "postgresql://user@host/name" as libpq takes it. May hold a password: never logged.
    std::string url;
    DatabaseAccess access = DatabaseAccess::kShared;
    /// How many items of the journal may wait; what comes on top is lost, and counted.
    std::size_t journalLimit = 100'000;
    /// How many calls of run() may wait; one more is answered kUnavailable at once.
    std::size_t callLimit = 1'000;
    /// How long a call of run() may take, waiting included, before it is answered kUnavailable.
    std::chrono::milliseconds callTime{4'000};
    /// How long one attempt waits for a lock that somebody else holds.
    std::chrono::milliseconds lockTime{1'000};
};

}  // namespace sigma::store
