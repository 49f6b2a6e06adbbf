#pragma once

#include <span>

#include "server/store/migration.h"

namespace sigma::store {

/// Every step from nothing to the schema that this program works with.
std::span<const Migration> schemaMigrations();

}  // namespace sigma::store
