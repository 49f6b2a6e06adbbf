#include <gtest/gtest.h>

#include "server/identity/api_token_cache.h"
#include "tests/support/fake_clock.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

class ApiTokenCacheTest : public testing::Test {
protected:
    static ApiTokenCache::Entry entryOf(const std::string& id) {
        ApiTokenCache::Entry entry;
        entry.principal = domain::Principal{
            domain::UserId("usr_1"), "Anna", domain::Role::kAdmin, {domain::Scope::kPublish}, id};
        return entry;
    }
    void put(const std::string& hash, ApiTokenCache::Entry entry) {
        m_cache.put(hash, std::move(entry), m_cache.generation());
    }

    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    ApiTokenCache m_cache{m_clock};
};

TEST_F(ApiTokenCacheTest, KnowsWhatItWasToldForAMinute) {
    EXPECT_FALSE(m_cache.find("hash"));
    put("hash", entryOf("tok_1"));
    m_clock->advance(60s);
    ASSERT_TRUE(m_cache.find("hash"));
    EXPECT_EQ(m_cache.find("hash")->principal->tokenId, "tok_1");
    m_clock->advance(1ns);
    EXPECT_FALSE(m_cache.find("hash"));
}

TEST_F(ApiTokenCacheTest, KnowsThatATokenIsNoGood) {
    put("hash", {});
    const auto hit = m_cache.find("hash");
    ASSERT_TRUE(hit);
    EXPECT_FALSE(hit->principal);
    EXPECT_FALSE(hit->isToBeNoted);
}

TEST_F(ApiTokenCacheTest, LetsAUseBeNotedOnceAMinute) {
    auto entry = entryOf("tok_1");
    entry.notedAt = m_clock->wallNow() - 59s;
    put("hash", entry);
    EXPECT_FALSE(m_cache.find("hash")->isToBeNoted);
    m_clock->advance(1s);
    EXPECT_TRUE(m_cache.find("hash")->isToBeNoted);
    EXPECT_FALSE(m_cache.find("hash")->isToBeNoted);
}

TEST_F(ApiTokenCacheTest, LetsNoUseOfAnExpiredTokenBeNoted) {
    auto entry = entryOf("tok_1");
    entry.expiresAt = m_clock->wallNow() + 10s;
    put("hash", entry);
    EXPECT_FALSE(m_cache.find("hash")->isExpired);
    m_clock->advance(10s);
    EXPECT_TRUE(m_cache.find("hash")->isExpired);
    EXPECT_FALSE(m_cache.find("hash")->isToBeNoted);
}

TEST_F(ApiTokenCacheTest, TakesNothingThatWasReadBeforeItForgotAll) {
    const auto generation = m_cache.generation();
    m_cache.clear();
    const auto hit = m_cache.put("hash", entryOf("tok_1"), generation);
    EXPECT_EQ(hit.principal->tokenId, "tok_1") << "who asked meanwhile is answered all the same";
    EXPECT_FALSE(m_cache.find("hash"));
    put("hash", entryOf("tok_1"));
    EXPECT_TRUE(m_cache.find("hash"));
    m_cache.clear();
    EXPECT_FALSE(m_cache.find("hash"));
}

TEST_F(ApiTokenCacheTest, KnowsWhichTokensThereAre) {
    EXPECT_FALSE(m_cache.knows("hash"));
    m_cache.know("hash");
    m_cache.clear();
    EXPECT_TRUE(m_cache.knows("hash"));
    EXPECT_FALSE(m_cache.find("hash"));
}

TEST_F(ApiTokenCacheTest, StaysBounded) {
    for (std::size_t index = 0; index != ApiTokenCache::kMaxTokens; ++index) {
        put(std::to_string(index), entryOf("tok_1"));
    }
    EXPECT_TRUE(m_cache.find("0"));
    put("one more", entryOf("tok_1"));
    EXPECT_FALSE(m_cache.find("0"));
    EXPECT_TRUE(m_cache.find("one more"));
}

}  // namespace
}  // namespace sigma::identity
