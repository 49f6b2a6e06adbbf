#include "server/api/user_json.h"

#include "server/api/rfc3339.h"

namespace sigma::api {

boost::json::object toJson(const domain::User& user) {
    return {{"id", user.id.value()},
            {"name", user.name},
            {"role", toString(user.role)},
            {"enabled", user.isEnabled},
            {"created_at", toRfc3339(user.createdAt)},
            {"last_sign_in", timeOrNull(user.lastSignIn)},
            {"version", user.version}};
}

}  // namespace sigma::api
