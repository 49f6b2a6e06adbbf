#include "server/store/channel_table.h"
#include "server/store/favourite_table.h"
#include "server/store/user_table.h"
#include "tests/server/store/sample_rows.h"
#include "tests/support/sample_channel.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;

class FavouriteTableTest : public test::StoreTest {
protected:
    void SetUp() override {
        ASSERT_TRUE(
            in([](Transaction& transaction) -> Result<void> {
                SIGMA_TRY(UserTable(transaction).insert(test::sampleUser("usr_1")));
                for (const char* id : {"a", "b", "c"}) {
                    SIGMA_TRY(
                        ChannelTable(transaction).insert(sigma::test::sampleChannel(id, "t", id)));
                }
                return {};
            }).has_value());
    }
    Result<void> add(const char* channel) {
        return on<FavouriteTable>([&](auto& table) {
            return table.add(domain::UserId("usr_1"), domain::ChannelId(channel), at(0));
        });
    }
    Page<domain::ChannelId> list(const char* after, std::size_t limit) {
        return on<FavouriteTable>([&](auto& table) {
                   return table.list(domain::UserId("usr_1"), domain::ChannelId(after), limit);
               })
            .value();
    }
};

TEST_P(FavouriteTableTest, KeepsThemInOrder) {
    for (const char* channel : {"c", "a", "b", "b"}) {
        ASSERT_TRUE(add(channel).has_value());
    }
    EXPECT_EQ(list("", 2),
              (Page<domain::ChannelId>{{domain::ChannelId("a"), domain::ChannelId("b")}, true}));
    EXPECT_EQ(list("b", 2), (Page<domain::ChannelId>{{domain::ChannelId("c")}, false}));
}

TEST_P(FavouriteTableTest, WantsAChannel) {
    EXPECT_EQ(codeOf(add("none")), ErrorCode::kConflict);
}

TEST_P(FavouriteTableTest, GoesWithTheChannelOrByItself) {
    ASSERT_TRUE(add("a").has_value());
    ASSERT_TRUE(add("b").has_value());
    ASSERT_TRUE(in([](Transaction& transaction) -> Result<void> {
                    SIGMA_TRY(
                        ChannelTable(transaction).remove(domain::ChannelId("a"), test::at(5)));
                    return FavouriteTable(transaction)
                        .remove(domain::UserId("usr_1"), domain::ChannelId("b"));
                }).has_value());
    EXPECT_TRUE(list("", 9).items.empty());
}

SIGMA_ON_EVERY_BACKEND(FavouriteTableTest);

}  // namespace
}  // namespace sigma::store
