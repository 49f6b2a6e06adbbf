#include "server/api/system_routes.h"

#include <boost/json/parse.hpp>

#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/cursor_keys.h"
#include "server/api/id_list.h"
#include "server/api/list_page.h"
#include "server/api/rfc3339.h"
#include "server/store/audit_table.h"
#include "server/store/node_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using http::HttpResponse;
using store::AuditEntry;
using store::Node;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

constexpr std::string_view kAuditList = "audit";
constexpr std::string_view kNodeList = "nodes";
constexpr TextRule kActionRule{1, 64, {}};

boost::json::object toJson(const store::DatabaseState& state) {
    return {{"state", toString(state.health)},  {"failing_since", timeOrNull(state.failingSince)},
            {"reason", state.reason},           {"journal_waiting", state.journalLength},
            {"journal_written", state.written}, {"journal_lost", state.lost},
            {"journal_skipped", state.skipped}, {"calls_waiting", state.callLength}};
}

/// From memory alone, so that it answers when the database does not.
awaitable<Answer> readSystem(const ApiCall& call) {
    const ApiService& service = call.service;
    const auto channels = service.channels->list();
    std::size_t running = 0;
    for (const auto& channel : channels) {
        running += service.live->report(channel->id) ? 1 : 0;
    }
    co_return jsonAnswer(200, {{"version", service.version},
                               {"node", service.node},
                               {"started_at", toRfc3339(service.startedAt)},
                               {"now", toRfc3339(call.actor.now)},
                               {"channels", channels.size()},
                               {"sessions_running", running},
                               {"database", toJson(service.database->state())}});
}

boost::json::object toJson(const Node& node) {
    boost::json::array urls;
    for (const std::string& url : node.ingestUrls) {
        urls.emplace_back(url);
    }
    return {{"id", node.id},
            {"region", node.region},
            {"ingest_urls", std::move(urls)},
            {"state", toString(node.state)},
            {"started_at", toRfc3339(node.startedAt)},
            {"last_seen", toRfc3339(node.lastSeen)}};
}

awaitable<Answer> listNodes(const ApiCall& call) {
    const ListForm<Node> form{kNodeList, [](const Node& node) { return toJson(node); },
                              [](const Node& node) { return std::vector<std::string>{node.id}; }};
    const auto read = [](Transaction& t, const std::string& after, std::size_t limit) {
        return store::NodeTable(t).list(after, limit);
    };
    auto listing = listById(call, form, read);
    co_return co_await std::move(listing);
}

boost::json::object toJson(const AuditEntry& entry) {
    boost::system::error_code error;
    boost::json::value data = boost::json::parse(entry.data, error);
    return {{"position", entry.position},
            {"at", toRfc3339(entry.at)},
            {"actor", entry.actor.empty() ? boost::json::value(nullptr)
                                          : boost::json::value(entry.actor.value())},
            {"actor_name", entry.actorName},
            {"remote", entry.remote},
            {"action", entry.action},
            {"target", entry.target},
            {"outcome", entry.outcome},
            {"data", error || !data.is_object() ? boost::json::object() : data.get_object()}};
}

awaitable<Answer> listAudit(const ApiCall& call) {
    QueryReader query(call.request.query);
    store::AuditFilter filter;
    filter.actor = domain::UserId(query.text("actor", kIdRule).value_or(""));
    filter.action = query.text("action", kActionRule).value_or("");
    filter.target = query.text("target", kIdRule).value_or("");
    const std::size_t limit = query.limit();
    const std::int64_t before = readNumberPosition(query, kAuditList);
    SIGMA_CO_TRY(query.finish());
    const ListForm<AuditEntry> form{
        kAuditList, [](const AuditEntry& entry) { return toJson(entry); },
        [](const AuditEntry& entry) {
            return std::vector<std::string>{std::to_string(entry.position)};
        }};
    const auto read = [=](Transaction& t) {
        return store::AuditTable(t).list(filter, before, limit);
    };
    auto listing = listPage(call, form, read);
    co_return co_await std::move(listing);
}

ApiRoute reading(std::string_view pattern, domain::Scope scope, ApiHandler handler) {
    return {.method = http::HttpMethod::kGet,
            .pattern = pattern,
            .scope = scope,
            .handler = std::move(handler),
            .takesQuery = true};
}

}  // namespace

ApiRoutes systemRoutes() {
    using domain::Scope;
    ApiRoute system = reading("/api/v1/system", Scope::kSystemRead, readSystem);
    system.takesQuery = false;
    return {system, reading("/api/v1/nodes", Scope::kSystemRead, listNodes),
            reading("/api/v1/audit", Scope::kAuditRead, listAudit)};
}

}  // namespace sigma::api
