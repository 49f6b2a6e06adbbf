#include <gtest/gtest.h>

#include "server/api/audit_trail.h"
#include "server/store/audit_table.h"
#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

TEST(AuditTrail, SaysWhoDidWhatFromWhere) {
    ApiTestServer server;
    Actor actor;
    actor.principal.user = domain::UserId("usr_anna");
    actor.principal.name = "anna";
    actor.principal.tokenId = "tok_1";
    actor.remote = "192.0.2.7";
    const auto entry = server.inDatabase<store::AuditEntry>(
        [&](store::Transaction& t) -> Result<store::AuditEntry> {
            SIGMA_TRY(audit(t, actor, "channel.updated", "camera", {{"changed", "title"}}));
            SIGMA_TRY_ASSIGN(const auto page, store::AuditTable(t).list({}, 0, 1));
            return page.items.front();
        });
    EXPECT_EQ(entry.actor, actor.principal.user);
    EXPECT_EQ(entry.actorName, "anna");
    EXPECT_EQ(entry.tokenId, "tok_1");
    EXPECT_EQ(entry.remote, "192.0.2.7");
    EXPECT_EQ(entry.action, "channel.updated");
    EXPECT_EQ(entry.target, "camera");
    EXPECT_EQ(entry.data, R"({"changed":"title"})");
}

}  // namespace
}  // namespace sigma::api::test
