#pragma once

#include <boost/json/object.hpp>

#include "server/domain/session.h"

namespace sigma::api {

boost::json::object toJson(const domain::SessionMedia& media);
boost::json::object toJson(const domain::Session& session);

/// Score, cause and measured facts.
boost::json::object healthJson(const domain::Session& session);

}  // namespace sigma::api
