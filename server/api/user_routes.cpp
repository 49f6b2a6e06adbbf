#include "server/api/user_routes.h"

#include "core/crypto/secrets.h"
#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/entity_tag.h"
#include "server/api/field_reader.h"
#include "server/api/id_list.h"
#include "server/api/json_body.h"
#include "server/api/read_from.h"
#include "server/api/secret_rules.h"
#include "server/api/user_json.h"
#include "server/api/write_once.h"
#include "server/identity/audit_words.h"
#include "server/store/refresh_token_table.h"
#include "server/store/user_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::Role;
using domain::User;
using domain::UserId;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kList = "users";
constexpr std::size_t kIdLength = 12;
constexpr TextRule kNameRule{1, 64,
                             "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-"};

/// What a request says of a user.
struct UserChange {
    std::optional<std::string> name;
    std::optional<std::string> password;
    std::optional<Role> role;
    std::optional<bool> isEnabled;
    std::string passwordHash;  ///< of the password, once it is made
};

awaitable<Answer> listUsers(const ApiCall& call) {
    const ListForm<User> form{
        kList, [](const User& user) { return toJson(user); },
        [](const User& user) { return std::vector<std::string>{user.id.value()}; }};
    const auto read = [](Transaction& t, const std::string& after, std::size_t limit) {
        return store::UserTable(t).list(UserId(after), limit);
    };
    auto listing = listById(call, form, read);
    co_return co_await std::move(listing);
}

ApiResult<UserChange> readNewUser(const boost::json::object& body) {
    FieldReader fields(body);
    for (const char* name : {"name", "password", "role"}) {
        fields.require(name);
    }
    UserChange change;
    change.name = fields.text("name", kNameRule);
    change.password = fields.text("password", kNewPasswordRule);
    change.role = fields.oneOf<Role>("role", domain::roleFrom);
    SIGMA_TRY(fields.finish());
    return change;
}

ApiResult<UserChange> readUserChange(const boost::json::object& body) {
    SIGMA_TRY(requireSomething(body));
    FieldReader fields(body);
    UserChange change;
    change.password = fields.text("password", kNewPasswordRule);
    change.role = fields.oneOf<Role>("role", domain::roleFrom);
    change.isEnabled = fields.boolean("enabled");
    SIGMA_TRY(fields.finish());
    return change;
}

awaitable<ApiResult<UserChange>> withHash(const ApiCall& call, UserChange change) {
    if (change.password) {
        auto hashing = call.service.identity->passwords()->hash(*change.password);
        auto hashed = co_await std::move(hashing);
        SIGMA_CO_TRY_ASSIGN(change.passwordHash, std::move(hashed));
        change.password.reset();
    }
    co_return change;
}

awaitable<Answer> createUser(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    SIGMA_CO_TRY_ASSIGN(UserChange wanted, readNewUser(body));
    auto hashing = withHash(call, std::move(wanted));
    auto hashed = co_await std::move(hashing);
    SIGMA_CO_TRY_ASSIGN(const UserChange change, std::move(hashed));
    User user;
    user.id = UserId("usr_" + crypto::randomToken(kIdLength));
    user.name = *change.name;
    user.passwordHash = change.passwordHash;
    user.role = *change.role;
    user.createdAt = call.actor.now;
    auto writing = writeOnce(call, [=, actor = call.actor](Transaction& t) -> Answer {
        const auto inserted = store::UserTable(t).insert(user);
        if (inserted.has_error() && inserted.error().code == ErrorCode::kAlreadyExists) {
            ApiProblem problem(409, "already_exists", "there is a user of this name already");
            problem.errors.push_back({"/name", "taken", "there is a user of this name already"});
            return problem;
        }
        SIGMA_TRY(inserted);
        SIGMA_TRY(audit(t, actor, identity::audit::kUserCreated, user.id.value(),
                        {{"name", user.name}, {"role", toString(user.role)}}));
        return versioned(created("/api/v1/users/" + user.id.value(), toJson(user)), user.version);
    });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> readUser(const ApiCall& call) {
    auto reading =
        readFrom<User>(*call.service.database,
                       [id = UserId(call.parameter("user"))](Transaction& t) -> ApiResult<User> {
                           SIGMA_TRY_ASSIGN(User user, store::UserTable(t).find(id));
                           return user;
                       });
    auto read = co_await std::move(reading);
    SIGMA_CO_TRY_ASSIGN(const User user, std::move(read));
    co_return versionedAnswer(call.request, toJson(user), user.version);
}

/// There must always be somebody who can let others in.
ApiResult<void> checkAdministratorStays(Transaction& transaction, const User& before,
                                        bool staysAdministrator) {
    if (before.role != Role::kAdmin || !before.isEnabled || staysAdministrator) {
        return {};
    }
    SIGMA_TRY_ASSIGN(const auto count, store::UserTable(transaction).countEnabled(Role::kAdmin));
    if (count <= 1) {
        return ApiProblem(409, "last_administrator", "this is the last administrator");
    }
    return {};
}

ApiResult<User> changeUser(Transaction& t, const UserChange& change, User user, WallTime now) {
    const Role role = change.role.value_or(user.role);
    const bool isEnabled = change.isEnabled.value_or(user.isEnabled);
    SIGMA_TRY(checkAdministratorStays(t, user, role == Role::kAdmin && isEnabled));
    user.role = role;
    user.isEnabled = isEnabled;
    if (!change.passwordHash.empty()) {
        user.passwordHash = change.passwordHash;
    }
    SIGMA_TRY_ASSIGN(user, store::UserTable(t).update(std::move(user)));
    SIGMA_TRY(store::RefreshTokenTable(t).revokeUser(user.id, now));
    return user;
}

awaitable<Answer> updateUser(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    SIGMA_CO_TRY_ASSIGN(UserChange wanted, readUserChange(body));
    auto hashing = withHash(call, std::move(wanted));
    auto hashed = co_await std::move(hashing);
    SIGMA_CO_TRY_ASSIGN(const UserChange change, std::move(hashed));
    const UserId id(call.parameter("user"));
    auto writing = writeOnce(
        call,
        [=, actor = call.actor,
         ifMatch = std::string(call.request.headers.value("If-Match"))](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(User user, store::UserTable(t).find(id));
            if (!matchesIfMatch(ifMatch, user.version)) {
                return ApiProblem(412, "precondition_failed", "the user has changed meanwhile");
            }
            SIGMA_TRY_ASSIGN(user, changeUser(t, change, std::move(user), actor.now));
            SIGMA_TRY(audit(t, actor, identity::audit::kUserUpdated, id.value(),
                            {{"role", toString(user.role)},
                             {"enabled", user.isEnabled},
                             {"password", !change.passwordHash.empty()}}));
            return versioned(jsonAnswer(200, toJson(user)), user.version);
        });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> deleteUser(const ApiCall& call) {
    const UserId id(call.parameter("user"));
    auto writing = writeOnce(
        call,
        [=, actor = call.actor,
         ifMatch = std::string(call.request.headers.value("If-Match"))](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(const User user, store::UserTable(t).find(id));
            if (!matchesIfMatch(ifMatch, user.version)) {
                return ApiProblem(412, "precondition_failed", "the user has changed meanwhile");
            }
            SIGMA_TRY(checkAdministratorStays(t, user, false));
            SIGMA_TRY(store::UserTable(t).remove(id));
            SIGMA_TRY(
                audit(t, actor, identity::audit::kUserDeleted, id.value(), {{"name", user.name}}));
            return noContent();
        });
    auto written = co_await std::move(writing);
    co_return written;
}

}  // namespace

ApiRoutes userRoutes() {
    using enum http::HttpMethod;
    using domain::Scope;
    constexpr std::string_view kAll = "/api/v1/users";
    constexpr std::string_view kOne = "/api/v1/users/{user}";
    return {
        {.method = kGet,
         .pattern = kAll,
         .scope = Scope::kUsersRead,
         .handler = listUsers,
         .takesQuery = true},
        {.method = kPost,
         .pattern = kAll,
         .scope = Scope::kUsersWrite,
         .handler = createUser,
         .takesBody = true},
        {.method = kGet, .pattern = kOne, .scope = Scope::kUsersRead, .handler = readUser},
        {.method = kPatch,
         .pattern = kOne,
         .scope = Scope::kUsersWrite,
         .handler = updateUser,
         .takesBody = true},
        {.method = kDelete, .pattern = kOne, .scope = Scope::kUsersWrite, .handler = deleteUser},
    };
}

}  // namespace sigma::api
