#include <gtest/gtest.h>

#include "server/identity/signing_keys.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

constexpr WallTime kNow{std::chrono::seconds(1'767'225'600)};

TEST(SigningKeys, SignAtOnceWhenThereWereNone) {
    const SigningKeys keys = SigningKeys::make(kNow + 300ms);
    EXPECT_EQ(keys.current(kNow + 300ms).signsFrom, kNow);
    EXPECT_EQ(keys.find(keys.current(kNow).id), &keys.current(kNow));
    EXPECT_EQ(keys.find("other"), nullptr);
}

TEST(SigningKeys, DifferEachTime) {
    const SigningKey one = SigningKeys::make(kNow).current(kNow);
    const SigningKey other = SigningKeys::make(kNow).current(kNow);
    EXPECT_NE(one.id, other.id);
    EXPECT_NE(one.secret, other.secret);
}

TEST(SigningKeys, AreReadAsTheyWereWritten) {
    const SigningKeys keys = SigningKeys::make(kNow).renewed(kNow + 31 * 24h);
    EXPECT_EQ(SigningKeys::parse(keys.text()).value(), keys);
}

TEST(SigningKeys, StayAsTheyAreForThirtyDays) {
    const SigningKeys keys = SigningKeys::make(kNow);
    EXPECT_EQ(keys.renewed(kNow + 30 * 24h - 1s), keys);
    EXPECT_NE(keys.renewed(kNow + 30 * 24h), keys);
}

TEST(SigningKeys, AnnounceANewOneBeforeItSigns) {
    const WallTime later = kNow + 30 * 24h;
    const SigningKeys before = SigningKeys::make(kNow);
    const SigningKeys keys = before.renewed(later);
    EXPECT_EQ(keys.current(later).id, before.current(later).id);
    const SigningKey& next = keys.current(later + 10min);
    EXPECT_NE(next.id, before.current(later).id);
    EXPECT_EQ(keys.renewed(later + 10min), keys);
}

TEST(SigningKeys, KnowAnOldOneUntilAllThatItSignedHasExpired) {
    const SigningKeys before = SigningKeys::make(kNow);
    const std::string old = before.current(kNow).id;
    const WallTime signsFrom = kNow + 30 * 24h + 10min;
    const SigningKeys keys = before.renewed(kNow + 30 * 24h);
    EXPECT_NE(keys.renewed(signsFrom + 48h).find(old), nullptr);
    EXPECT_EQ(keys.renewed(signsFrom + 48h + 1s).find(old), nullptr);
}

class SigningKeysRefuse : public testing::TestWithParam<std::string> {};

TEST_P(SigningKeysRefuse, SettingsThatAreBrokenWithoutRepeatingThem) {
    const auto keys = SigningKeys::parse(GetParam());
    ASSERT_TRUE(keys.has_error());
    EXPECT_EQ(keys.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(keys.error().context.find("AAAA"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Table, SigningKeysRefuse,
                         testing::Values("", "[]", "{}", "[1]", "[{}]",
                                         R"([{"id":"a","secret":"AAAA","signs_from":1}])",
                                         R"([{"id":"a","secret":"?","signs_from":1}])",
                                         R"([{"id":1,"secret":"AAAA","signs_from":1}])",
                                         R"([{"id":"a","secret":"AAAA","signs_from":"1"}])"));

}  // namespace
}  // namespace sigma::identity
