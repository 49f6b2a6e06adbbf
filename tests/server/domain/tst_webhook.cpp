#include <gtest/gtest.h>

#include "server/domain/webhook.h"

namespace sigma::domain {
namespace {

TEST(DeliveryState, IsFoundByItsName) {
    for (const auto state :
         {DeliveryState::kPending, DeliveryState::kDelivered, DeliveryState::kDead}) {
        EXPECT_EQ(deliveryStateFrom(toString(state)), state);
    }
    EXPECT_EQ(toString(DeliveryState::kDead), "dead");
    EXPECT_EQ(deliveryStateFrom("late"), std::nullopt);
}

}  // namespace
}  // namespace sigma::domain
