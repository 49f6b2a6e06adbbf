#pragma once

#include <exception>
#include <string_view>

#include "core/base/error.h"

namespace sigma::store {

/// What an exception of SOCI means, in our words; `action` says what was being done.
///
/// kUnavailable: locked, full, out of reach or broken: the same may work later. kAlreadyExists:
/// something unique is there already. kConflict: a thing that is referred to is not there.
/// kInvalidArgument: a value that the column does not take. kIo: everything else.
/// The values of a statement never show, for there may be secrets among them.
Error translateSqlError(const std::exception& exception, std::string_view action);

}  // namespace sigma::store
