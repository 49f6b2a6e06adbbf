#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/base64.h"
#include "server/api/cursor.h"

namespace sigma::api {
namespace {

using testing::ElementsAre;

std::string encoded(std::string_view text) {
    return crypto::base64Url(
        ByteSpan(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

TEST(Cursor, ComesBackAsItWent) {
    const std::string cursor = writeCursor("sessions", {"1700000000000000", "abc"});
    EXPECT_EQ(cursor.find_first_of("+/= \n"), std::string::npos);
    EXPECT_THAT(*readCursor("sessions", cursor, 2), ElementsAre("1700000000000000", "abc"));
}

TEST(Cursor, IsGoodForItsOwnListOnly) {
    EXPECT_TRUE(readCursor("channels", writeCursor("users", {"a"}), 1).has_error());
    EXPECT_TRUE(readCursor("channels", writeCursor("channels", {"a"}), 2).has_error());
}

TEST(Cursor, IsNothingThatSomebodyMadeUp) {
    for (const std::string& text :
         {std::string(), std::string("!"), encoded(""), encoded("channels"), encoded("channels\n"),
          encoded("channels\na b"), encoded("channels\na\xFF"), std::string("channels\na\n\0", 11),
          std::string(2'000, 'A')}) {
        const auto result = readCursor("channels", text, 1);
        ASSERT_TRUE(result.has_error()) << text;
        EXPECT_EQ(result.error().status, 422U);
        EXPECT_EQ(result.error().errors.front().field, "cursor");
    }
}

}  // namespace
}  // namespace sigma::api
