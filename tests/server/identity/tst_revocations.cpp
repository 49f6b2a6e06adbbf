#include <gtest/gtest.h>

#include "server/identity/revocations.h"
#include "tests/support/fake_clock.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

class RevocationsTest : public testing::Test {
protected:
    WallTime now() const { return m_clock->wallNow(); }

    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    Revocations m_revocations{15min, m_clock};
};

TEST_F(RevocationsTest, RefuseWhatWasSignedUntilThenAndTakeWhatIsSignedAfter) {
    const WallTime before = now();
    m_clock->advance(1s);
    m_revocations.revoke("usr_1");
    EXPECT_TRUE(m_revocations.isRevoked("usr_1", before));
    EXPECT_TRUE(m_revocations.isRevoked("usr_1", now()));
    EXPECT_FALSE(m_revocations.isRevoked("usr_2", before));
    m_clock->advance(1us);
    EXPECT_FALSE(m_revocations.isRevoked("usr_1", now()));
}

TEST_F(RevocationsTest, RefuseWhatWasSignedBeforeTheProgramBegan) {
    EXPECT_TRUE(m_revocations.isRevoked("usr_1", now() - 1us));
    EXPECT_FALSE(m_revocations.isRevoked("usr_1", now()));
}

TEST_F(RevocationsTest, AreKeptForAsLongAsATokenLives) {
    const WallTime before = now();
    m_revocations.revoke("usr_1");
    m_clock->advance(15min);
    m_revocations.revoke("usr_2");
    EXPECT_TRUE(m_revocations.isRevoked("usr_1", before));
    m_clock->advance(1s);
    m_revocations.revoke("usr_3");
    EXPECT_FALSE(m_revocations.isRevoked("usr_1", before));
}

}  // namespace
}  // namespace sigma::identity
