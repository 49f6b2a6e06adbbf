#include "server/api/token_routes.h"

#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/field_reader.h"
#include "server/api/id_list.h"
#include "server/api/json_body.h"
#include "server/api/rfc3339.h"
#include "server/api/write_once.h"
#include "server/identity/audit_words.h"
#include "server/store/api_token_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using http::HttpResponse;
using store::ApiToken;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kList = "tokens";
constexpr TextRule kNameRule{1, 64, {}};
constexpr TextRule kScopeRule{1, 64, {}};
constexpr IntegerRule kLifetimeRule{60, 366 * 24 * 3600};
constexpr std::int64_t kDefaultLifetime = 90 * 24 * 3600;

boost::json::object toJson(const ApiToken& token) {
    boost::json::array scopes;
    for (const domain::Scope scope : token.scopes.list()) {
        scopes.emplace_back(toString(scope));
    }
    return {{"id", token.id},
            {"name", token.name},
            {"scopes", std::move(scopes)},
            {"created_at", toRfc3339(token.createdAt)},
            {"expires_at", timeOrNull(token.expiresAt)},
            {"last_used_at", timeOrNull(token.lastUsedAt)},
            {"revoked_at", timeOrNull(token.revokedAt)}};
}

awaitable<Answer> listTokens(const ApiCall& call) {
    const ListForm<ApiToken> form{
        kList, [](const ApiToken& token) { return toJson(token); },
        [](const ApiToken& token) { return std::vector<std::string>{token.id}; }};
    const auto read = [user = call.actor.principal.user](Transaction& t, const std::string& after,
                                                         std::size_t limit) {
        return store::ApiTokenTable(t).list(user, after, limit);
    };
    auto listing = listById(call, form, read);
    co_return co_await std::move(listing);
}

domain::ScopeSet readScopes(FieldReader& fields) {
    domain::ScopeSet scopes;
    const auto names = fields.texts("scopes", kScopeRule, domain::kScopeCount);
    if (names && names->empty()) {
        fields.fault("scopes", "too_short", "it must have one or more items");
    }
    for (std::size_t index = 0; names && index != names->size(); ++index) {
        const auto scope = domain::scopeFrom((*names)[index]);
        if (scope) {
            scopes.add(*scope);
        } else {
            fields.fault("scopes", "not_one_of",
                         "\"" + (*names)[index] + "\" is not the name of a scope");
        }
    }
    return scopes;
}

awaitable<Answer> createToken(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    FieldReader fields(body);
    fields.require("name");
    fields.require("scopes");
    const auto name = fields.text("name", kNameRule);
    const domain::ScopeSet scopes = readScopes(fields);
    const std::chrono::seconds lifetime(
        fields.integer("expires_in", kLifetimeRule).value_or(kDefaultLifetime));
    SIGMA_CO_TRY(fields.finish());
    SIGMA_CO_TRY_ASSIGN(const identity::NewApiToken made,
                        identity::ApiTokens::make(call.actor.principal, *name, scopes,
                                                  call.actor.now + lifetime, call.actor.now));
    auto writing = writeOnce(call, [=, actor = call.actor](Transaction& t) -> Answer {
        SIGMA_TRY(store::ApiTokenTable(t).insert(made.record));
        SIGMA_TRY(audit(t, actor, identity::audit::kTokenCreated, made.record.id,
                        {{"name", made.record.name}, {"scopes", made.record.scopes.text()}}));
        boost::json::object json = toJson(made.record);
        json["token"] = made.token;
        return created("/api/v1/tokens/" + made.record.id, json);
    });
    auto written = co_await std::move(writing);
    co_return written;
}

awaitable<Answer> revokeToken(const ApiCall& call) {
    auto writing = writeOnce(
        call, [actor = call.actor, id = call.parameter("token")](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(const ApiToken token, store::ApiTokenTable(t).find(id));
            if (token.user != actor.principal.user &&
                actor.principal.role != domain::Role::kAdmin) {
                return ApiProblem(404, "not_found", "there is no such token");
            }
            SIGMA_TRY(store::ApiTokenTable(t).revoke(id, actor.now));
            SIGMA_TRY(audit(t, actor, identity::audit::kTokenRevoked, id));
            return noContent();
        });
    auto written = co_await std::move(writing);
    co_return written;
}

}  // namespace

ApiRoutes tokenRoutes() {
    using enum http::HttpMethod;
    constexpr auto kScope = domain::Scope::kTokensWrite;
    return {
        {.method = kGet,
         .pattern = "/api/v1/tokens",
         .scope = kScope,
         .handler = listTokens,
         .takesQuery = true},
        {.method = kPost,
         .pattern = "/api/v1/tokens",
         .scope = kScope,
         .handler = createToken,
         .takesBody = true,
         .answersSecret = true},
        {.method = kDelete,
         .pattern = "/api/v1/tokens/{token}",
         .scope = kScope,
         .handler = revokeToken},
    };
}

}  // namespace sigma::api
