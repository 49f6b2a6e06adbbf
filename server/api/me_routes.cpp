#include "server/api/me_routes.h"

#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/field_reader.h"
#include "server/api/id_list.h"
#include "server/api/json_body.h"
#include "server/api/read_from.h"
#include "server/api/secret_rules.h"
#include "server/api/write_once.h"
#include "server/identity/audit_words.h"
#include "server/store/favourite_table.h"
#include "server/store/refresh_token_table.h"
#include "server/store/user_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::ChannelId;
using domain::User;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kList = "favourites";

awaitable<Answer> readMe(const ApiCall& call) {
    const domain::Principal& principal = call.actor.principal;
    boost::json::array scopes;
    for (const domain::Scope scope : principal.scopes.list()) {
        scopes.emplace_back(toString(scope));
    }
    co_return jsonAnswer(200, {{"id", principal.user.value()},
                               {"name", principal.name},
                               {"role", toString(principal.role)},
                               {"scopes", std::move(scopes)}});
}

awaitable<ApiResult<User>> myself(const ApiCall& call) {
    auto reading =
        readFrom<User>(*call.service.database,
                       [id = call.actor.principal.user](Transaction& t) -> ApiResult<User> {
                           SIGMA_TRY_ASSIGN(User user, store::UserTable(t).find(id));
                           return user;
                       });
    auto read = co_await std::move(reading);
    co_return read;
}

/// Guessing the password with a stolen token is as slow as signing in.
awaitable<ApiResult<void>> checkPassword(const ApiCall& call, const User& user,
                                         const std::string& password) {
    auto verifying = call.service.identity->passwords()->verify(user.passwordHash, password);
    auto verified = co_await std::move(verifying);
    SIGMA_CO_TRY_ASSIGN(const bool isRight, std::move(verified));
    if (!isRight) {
        co_return ApiProblem(403, "wrong_password", "the current password is another one");
    }
    co_return ApiResult<void>();
}

awaitable<Answer> changePassword(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    FieldReader fields(body);
    fields.require("current_password");
    fields.require("new_password");
    const auto current = fields.text("current_password", kPasswordRule);
    const auto fresh = fields.text("new_password", kNewPasswordRule);
    SIGMA_CO_TRY(fields.finish());
    if (const auto wait = call.service.passwordAttempts->take(call.actor.principal.user.value());
        wait.count() != 0) {
        ApiProblem problem(429, "rate_limited", "too many attempts; try again later");
        problem.retryAfter = wait;
        co_return problem;
    }
    auto finding = myself(call);
    auto found = co_await std::move(finding);
    SIGMA_CO_TRY_ASSIGN(const User user, std::move(found));
    auto checking = checkPassword(call, user, *current);
    auto checked = co_await std::move(checking);
    SIGMA_CO_TRY(std::move(checked));
    auto hashing = call.service.identity->passwords()->hash(*fresh);
    auto hashed = co_await std::move(hashing);
    SIGMA_CO_TRY_ASSIGN(const std::string hash, std::move(hashed));
    auto writing = writeOnce(call, [=, actor = call.actor](Transaction& t) -> Answer {
        // Of the version whose password was checked, so that two changes can't cross.
        User changed = user;
        changed.passwordHash = hash;
        SIGMA_TRY(store::UserTable(t).update(std::move(changed)));
        SIGMA_TRY(store::RefreshTokenTable(t).revokeUser(user.id, actor.now));
        SIGMA_TRY(audit(t, actor, identity::audit::kPasswordChanged, user.id.value()));
        return noContent();
    });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> listFavourites(const ApiCall& call) {
    const ListForm<ChannelId> form{
        kList, [](const ChannelId& channel) { return boost::json::value(channel.value()); },
        [](const ChannelId& channel) { return std::vector<std::string>{channel.value()}; }};
    const auto read = [user = call.actor.principal.user](Transaction& t, const std::string& after,
                                                         std::size_t limit) {
        return store::FavouriteTable(t).list(user, ChannelId(after), limit);
    };
    auto listing = listById(call, form, read);
    co_return co_await std::move(listing);
}

awaitable<Answer> addFavourite(const ApiCall& call) {
    auto writing =
        writeOnce(call,
                  [actor = call.actor,
                   channel = ChannelId(call.parameter("channel"))](Transaction& t) -> Answer {
                      const auto added =
                          store::FavouriteTable(t).add(actor.principal.user, channel, actor.now);
                      if (added.has_error() && added.error().code == ErrorCode::kConflict) {
                          return ApiProblem(404, "not_found", "there is no such channel");
                      }
                      SIGMA_TRY(added);
                      return noContent();
                  });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> removeFavourite(const ApiCall& call) {
    auto writing =
        writeOnce(call,
                  [user = call.actor.principal.user,
                   channel = ChannelId(call.parameter("channel"))](Transaction& t) -> Answer {
                      SIGMA_TRY(store::FavouriteTable(t).remove(user, channel));
                      return noContent();
                  });
    auto written = co_await std::move(writing);
    co_return written;
}

}  // namespace

ApiRoutes meRoutes() {
    using enum http::HttpMethod;
    constexpr std::string_view kFavourite = "/api/v1/me/favourites/{channel}";
    return {
        {.method = kGet, .pattern = "/api/v1/me", .handler = readMe},
        {.method = kPost,
         .pattern = "/api/v1/me/password",
         .handler = changePassword,
         .takesBody = true},
        {.method = kGet,
         .pattern = "/api/v1/me/favourites",
         .handler = listFavourites,
         .takesQuery = true},
        {.method = kPut, .pattern = kFavourite, .handler = addFavourite},
        {.method = kDelete, .pattern = kFavourite, .handler = removeFavourite},
    };
}

}  // namespace sigma::api
