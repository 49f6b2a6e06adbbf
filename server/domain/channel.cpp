#include "server/domain/channel.h"

namespace sigma::domain {

std::string_view toString(Visibility visibility) {
    switch (visibility) {
        case Visibility::kPublic:
            return "public";
        case Visibility::kUnlisted:
            return "unlisted";
        case Visibility::kToken:
            return "token";
    }
    return "unknown";
}

std::optional<Visibility> visibilityFrom(std::string_view name) {
    for (const auto visibility : {Visibility::kPublic, Visibility::kUnlisted, Visibility::kToken}) {
        if (toString(visibility) == name) {
            return visibility;
        }
    }
    return std::nullopt;
}

}  // namespace sigma::domain
