#include "server/store/audit_table.h"
#include "server/store/query.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using test::at;

AuditEntry makeEntry(const std::string& actor, const std::string& action,
                     const std::string& target) {
    return {0,    at(1),      domain::UserId(actor), "Lan", "tok_1", "192.0.2.7", action, target,
            "ok", "{\"a\":1}"};
}

class AuditTableTest : public test::StoreTest {
protected:
    AuditEntry append(AuditEntry entry) {
        entry.position = on<AuditTable>([&](auto& table) { return table.append(entry); }).value();
        return entry;
    }
    std::vector<AuditEntry> list(const AuditFilter& filter) {
        std::vector<AuditEntry> entries;
        for (bool hasMore = true; hasMore;) {
            const std::int64_t before = entries.empty() ? 0 : entries.back().position;
            const auto page =
                on<AuditTable>([&](auto& table) { return table.list(filter, before, 1); }).value();
            entries.insert(entries.end(), page.items.begin(), page.items.end());
            hasMore = page.hasMore;
        }
        return entries;
    }
};

TEST_P(AuditTableTest, ListsTheNewestFirst) {
    const AuditEntry first = append(makeEntry("usr_1", "channel.stop", "news"));
    const AuditEntry second = append(makeEntry("usr_2", "channel.start", "news"));
    EXPECT_EQ(list({}), (std::vector{second, first}));
    EXPECT_EQ(list({domain::UserId("usr_1"), {}, {}}), std::vector{first});
    EXPECT_EQ(list({{}, "channel.start", {}}), std::vector{second});
    EXPECT_EQ(list({{}, {}, "news"}).size(), 2U);
    EXPECT_TRUE(list({{}, {}, "music"}).empty());
}

TEST_P(AuditTableTest, IsAppendOnly) {
    const AuditEntry entry = append(makeEntry("usr_1", "channel.stop", "news"));
    for (const char* sql : {"UPDATE audit_log SET actor = 'usr_2'", "DELETE FROM audit_log"}) {
        const auto done = in([&](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(Query(transaction, sql).execute());
            return {};
        });
        ASSERT_TRUE(done.has_error()) << sql;
        EXPECT_NE(done.error().context.find("append-only"), std::string::npos)
            << done.error().context;
    }
    EXPECT_EQ(list({}), std::vector{entry});
}

SIGMA_ON_EVERY_BACKEND(AuditTableTest);

}  // namespace
}  // namespace sigma::store
