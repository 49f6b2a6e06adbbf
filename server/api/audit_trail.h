#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "core/base/result.h"
#include "server/api/api_call.h"
#include "server/store/transaction.h"

namespace sigma::api {

/// Writes who did what from where into the audit log, in the transaction of the deed. `data` holds
/// no secret. Errors: kUnavailable, kIo.
Result<void> audit(store::Transaction& transaction, const Actor& actor, std::string_view action,
                   std::string_view target, const boost::json::object& data = {});

}  // namespace sigma::api
