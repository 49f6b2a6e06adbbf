#include "server/store/database_state.h"

namespace sigma::store {

std::string_view toString(DatabaseHealth health) {
    switch (health) {
        case DatabaseHealth::kOk:
            return "ok";
        case DatabaseHealth::kBehind:
            return "behind";
        case DatabaseHealth::kFailing:
            return "failing";
    }
    return "unknown";
}

}  // namespace sigma::store
