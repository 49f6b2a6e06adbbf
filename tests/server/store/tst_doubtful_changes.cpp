#include "server/store/channel_table.h"
#include "server/store/connection.h"
#include "server/store/doubtful_changes.h"
#include "tests/server/store/store_test.h"
#include "tests/support/sample_channel.h"

namespace sigma::store {
namespace {

domain::Channel newsChannel() {
    return sigma::test::sampleChannel("news", "News", "key-of-news");
}

class DoubtfulChangesTest : public test::StoreTest {
protected:
    DoubtfulChangesTest() {
        database().onChanged(
            [this](const CommittedChanges& changes) { m_told.push_back(changes); });
    }

    std::vector<CommittedChanges> m_told;
};

TEST_P(DoubtfulChangesTest, AreToldOfAsTheRowsAreByThen) {
    CommittedChanges changes;
    changes.channels = {{domain::ChannelId("news"), nullptr}, {domain::ChannelId("gone"), nullptr}};
    changes.users = {domain::UserId("usr_1"), domain::UserId("usr_1")};
    changes.signIns = {"fam_1"};
    changes.newApiTokens = {"hash"};
    DoubtfulChanges doubtful;
    EXPECT_TRUE(doubtful.isEmpty());
    doubtful.add(changes);
    doubtful.add(changes);
    EXPECT_FALSE(doubtful.isEmpty());
    on<ChannelTable>([](auto& table) { return table.insert(newsChannel()); });
    in([&](Transaction& transaction) { return doubtful.settle(transaction); });
    ASSERT_EQ(m_told.size(), 2U);
    const CommittedChanges& told = m_told.back();
    ASSERT_EQ(told.channels.size(), 2U);
    EXPECT_EQ(told.channels[0].channel, nullptr);
    EXPECT_EQ(*told.channels[1].channel, newsChannel());
    EXPECT_EQ(told.users, std::vector{domain::UserId("usr_1")});
    EXPECT_EQ(told.signIns, std::vector<std::string>{"fam_1"});
    EXPECT_EQ(told.newApiTokens, std::vector<std::string>{"hash"});
    EXPECT_TRUE(told.hasRevokedApiTokens);
}

/// A commit that has happened, but is answered as if it had not; PostgreSQL forgives it.
TEST_P(DoubtfulChangesTest, ComeOutOnceTheDatabaseWorksAgain) {
    in([](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(ChannelTable(transaction).insert(newsChannel()));
        return transaction.connection().executeOnce("COMMIT");
    });
    in([](Transaction&) -> Result<void> { return {}; });
    in([](Transaction&) -> Result<void> { return {}; });
    ASSERT_EQ(m_told.size(), 1U);
    EXPECT_EQ(*m_told.front().channels.front().channel, newsChannel());
}

SIGMA_ON_EVERY_BACKEND(DoubtfulChangesTest);

}  // namespace
}  // namespace sigma::store
