#include "server/api/auth_routes.h"

#include <algorithm>

#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/field_reader.h"
#include "server/api/json_body.h"
#include "server/api/secret_rules.h"
#include "server/identity/audit_words.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr TextRule kNameRule{1, 64, {}};
constexpr TextRule kTokenRule{1, 512, {}};

std::int64_t secondsUntil(WallTime end, WallTime now) {
    return std::max<std::int64_t>(
        std::chrono::duration_cast<std::chrono::seconds>(end - now).count(), 0);
}

boost::json::object toJson(const identity::SignedIn& signedIn, WallTime now) {
    return {{"access_token", signedIn.access.token},
            {"token_type", "Bearer"},
            {"expires_in", secondsUntil(signedIn.access.expiresAt, now)},
            {"refresh_token", signedIn.refresh.token},
            {"refresh_expires_in", secondsUntil(signedIn.refresh.expiresAt, now)}};
}

/// What was tried is in the log of deeds whether or not it succeeded. `name` is as it was given.
void auditAttempt(const ApiCall& call, const identity::SignInAnswer& attempt, std::string name) {
    if (attempt.auditWord.empty()) {
        return;
    }
    Actor actor = call.actor;
    actor.principal.user = attempt.user;
    if (attempt.result.has_value()) {
        actor.principal = attempt.result->principal;
        name = actor.principal.name;
    }
    call.service.database->journal([actor, word = std::string(attempt.auditWord),
                                    name](Transaction& t) { return audit(t, actor, word, name); });
}

Answer answerOf(const identity::SignInAnswer& attempt, WallTime now) {
    if (attempt.result.has_error()) {
        ApiProblem problem = attempt.result.error();
        if (problem.status == 429) {
            problem.retryAfter = std::max(attempt.retryAfter, std::chrono::seconds(1));
        }
        return problem;
    }
    return jsonAnswer(200, toJson(*attempt.result, now));
}

awaitable<Answer> login(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    FieldReader fields(body);
    fields.require("name");
    fields.require("password");
    const auto name = fields.text("name", kNameRule);
    const auto password = fields.text("password", kPasswordRule);
    SIGMA_CO_TRY(fields.finish());
    auto signingIn = call.service.identity->signIn()->signIn(*name, *password, call.actor.remote);
    const identity::SignInAnswer attempt = co_await std::move(signingIn);
    auditAttempt(call, attempt, *name);
    co_return answerOf(attempt, call.actor.now);
}

awaitable<Answer> refresh(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    FieldReader fields(body);
    fields.require("refresh_token");
    const auto token = fields.text("refresh_token", kTokenRule);
    SIGMA_CO_TRY(fields.finish());
    auto refreshing = call.service.identity->signIn()->refresh(*token);
    const identity::SignInAnswer attempt = co_await std::move(refreshing);
    auditAttempt(call, attempt, attempt.user.value());
    co_return answerOf(attempt, call.actor.now);
}

awaitable<Answer> logout(const ApiCall& call) {
    auto signingOut = call.service.identity->signIn()->signOut(call.actor.principal);
    auto signedOut = co_await std::move(signingOut);
    SIGMA_CO_TRY(std::move(signedOut));
    call.service.database->journal([actor = call.actor](Transaction& t) {
        return audit(t, actor, identity::audit::kSignedOut, actor.principal.name);
    });
    co_return noContent();
}

}  // namespace

ApiRoutes authRoutes() {
    using enum http::HttpMethod;
    return {{.method = kPost,
             .pattern = "/api/v1/auth/login",
             .access = Access::kPublic,
             .handler = login,
             .takesBody = true},
            {.method = kPost,
             .pattern = "/api/v1/auth/refresh",
             .access = Access::kPublic,
             .handler = refresh,
             .takesBody = true},
            {.method = kPost, .pattern = "/api/v1/auth/logout", .handler = logout}};
}

}  // namespace sigma::api
