#include <set>

#include <gtest/gtest.h>

#include "server/domain/scope.h"

namespace sigma::domain {
namespace {

TEST(Scope, IsKnownByItsNameAndByNoOther) {
    std::set<std::string_view> names;
    for (const Scope scope : scopesOf(Role::kAdmin).list()) {
        EXPECT_EQ(scopeFrom(toString(scope)), scope);
        names.insert(toString(scope));
    }
    EXPECT_EQ(names.size(), kScopeCount);
    EXPECT_TRUE(names.contains("keys:read"));
    EXPECT_TRUE(names.contains("system:read"));
    for (const char* name : {"", "channels", "Channels:read", "channels:read "}) {
        EXPECT_EQ(scopeFrom(name), std::nullopt) << name;
    }
}

TEST(ScopeSet, IsWrittenInOneOrderAndReadInAny) {
    const ScopeSet scopes{Scope::kPublish, Scope::kChannelsRead};
    EXPECT_EQ(scopes.text(), "channels:read publish");
    EXPECT_EQ(ScopeSet::parse("publish channels:read publish").value(), scopes);
    EXPECT_EQ(ScopeSet::parse("").value(), ScopeSet());
    EXPECT_EQ(ScopeSet().text(), "");
    for (const Role role : {Role::kAdmin, Role::kOperator, Role::kBroadcaster, Role::kViewer}) {
        EXPECT_EQ(ScopeSet::parse(scopesOf(role).text()).value(), scopesOf(role));
    }
}

TEST(ScopeSet, NamesTheWordThatIsNoScope) {
    for (const char* text : {"publish everything", "everything publish"}) {
        const auto parsed = ScopeSet::parse(text);
        ASSERT_TRUE(parsed.has_error());
        EXPECT_EQ(parsed.error().code, ErrorCode::kInvalidArgument);
        EXPECT_EQ(parsed.error().context, "\"everything\" is not the name of a scope");
    }
    EXPECT_TRUE(ScopeSet::parse(" publish").has_error());
    EXPECT_TRUE(ScopeSet::parse("publish  publish").has_error());
}

TEST(ScopeSet, ComparesAndIntersects) {
    const ScopeSet scopes{Scope::kPublish, Scope::kChannelsRead};
    EXPECT_TRUE(scopes.containsAll({Scope::kPublish}));
    EXPECT_FALSE(scopes.containsAll({Scope::kPublish, Scope::kUsersRead}));
    EXPECT_EQ(scopes.intersection({Scope::kPublish, Scope::kUsersRead}), ScopeSet{Scope::kPublish});
}

TEST(Role, IsKnownByItsName) {
    for (const Role role : {Role::kAdmin, Role::kOperator, Role::kBroadcaster, Role::kViewer}) {
        EXPECT_EQ(roleFrom(toString(role)), role);
    }
    EXPECT_EQ(roleFrom("root"), std::nullopt);
}

TEST(Role, MayNeverDoMoreThanTheOneAboveIt) {
    EXPECT_TRUE(scopesOf(Role::kAdmin).containsAll(scopesOf(Role::kOperator)));
    EXPECT_TRUE(scopesOf(Role::kOperator).containsAll(scopesOf(Role::kBroadcaster)));
    EXPECT_TRUE(scopesOf(Role::kBroadcaster).containsAll(scopesOf(Role::kViewer)));
}

TEST(Role, LeavesUsersToAdministrators) {
    for (const Role role : {Role::kOperator, Role::kBroadcaster, Role::kViewer}) {
        EXPECT_FALSE(scopesOf(role).contains(Scope::kUsersRead));
        EXPECT_FALSE(scopesOf(role).contains(Scope::kUsersWrite));
    }
    EXPECT_FALSE(scopesOf(Role::kBroadcaster).contains(Scope::kAuditRead));
    EXPECT_FALSE(scopesOf(Role::kViewer).contains(Scope::kPublish));
    EXPECT_FALSE(scopesOf(Role::kViewer).contains(Scope::kKeysRead));
}

}  // namespace
}  // namespace sigma::domain
