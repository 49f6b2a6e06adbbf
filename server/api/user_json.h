#pragma once

#include <boost/json/object.hpp>

#include "server/domain/user.h"

namespace sigma::api {

/// Everything but the password's hash.
boost::json::object toJson(const domain::User& user);

}  // namespace sigma::api
