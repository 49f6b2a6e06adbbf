#include <regex>

#include <gtest/gtest.h>

#include "core/viewer/session_id.h"

namespace sigma::viewer {
namespace {

TEST(SessionId, IsARandomUuid) {
    const std::regex uuid("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    const std::string first = makeSessionId();
    EXPECT_TRUE(std::regex_match(first, uuid)) << first;
    EXPECT_NE(first, makeSessionId());
}

}  // namespace
}  // namespace sigma::viewer
