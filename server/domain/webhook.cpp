#include "server/domain/webhook.h"

namespace sigma::domain {

std::string_view toString(DeliveryState state) {
    switch (state) {
        case DeliveryState::kPending:
            return "pending";
        case DeliveryState::kDelivered:
            return "delivered";
        case DeliveryState::kDead:
            return "dead";
    }
    return "unknown";
}

std::optional<DeliveryState> deliveryStateFrom(std::string_view name) {
    for (const auto state :
         {DeliveryState::kPending, DeliveryState::kDelivered, DeliveryState::kDead}) {
        if (toString(state) == name) {
            return state;
        }
    }
    return std::nullopt;
}

}  // namespace sigma::domain
