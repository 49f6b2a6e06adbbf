#include "tests/server/api/api_test_server.h"

#include <gtest/gtest.h>

#include "server/store/api_token_table.h"
#include "server/store/audit_table.h"
#include "server/store/event_table.h"
#include "server/store/user_table.h"

namespace sigma::api::test {
namespace {

Logger silent() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

std::shared_ptr<ApiService> makeService(const std::shared_ptr<const Clock>& clock) {
    auto database = store::Database::open({.url = "sqlite::memory:"}, clock, silent()).value();
    auto channels = std::make_shared<store::ChannelCache>(clock);
    store::ChannelCache::follow(channels, *database);
    std::shared_ptr<identity::Identity> identity =
        identity::Identity::open(database, channels, clock, silent()).value();
    auto events = events::EventFeed::create(database);
    return std::make_shared<ApiService>(ApiService{
        .database = database,
        .channels = channels,
        .identity = std::move(identity),
        .events = std::move(events),
        .webhooks = nullptr,
        .live = nullptr,
        .clock = clock,
        .logger = silent(),
        .webhookUrls = {},
        .node = "node-1",
        .version = "1.2.3",
        .startedAt = clock->wallNow(),
        .passwordAttempts = nullptr,
    });
}

}  // namespace

void RecordedLive::end(const domain::ChannelId& channel, domain::EndedReason reason,
                       std::string_view) {
    note("end " + channel.value() + " " + std::string(toString(reason)));
}

std::shared_ptr<const domain::Session> RecordedLive::report(
    const domain::ChannelId& channel) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(channel.value());
    return found == m_sessions.end() ? nullptr : found->second;
}

void RecordedLive::run(const domain::Session& session) {
    const std::lock_guard lock(m_mutex);
    m_sessions[session.channel.value()] = std::make_shared<const domain::Session>(session);
}

std::vector<std::string> RecordedLive::deeds() const {
    const std::lock_guard lock(m_mutex);
    return m_deeds;
}

void RecordedLive::note(std::string deed) {
    const std::lock_guard lock(m_mutex);
    m_deeds.push_back(std::move(deed));
}

boost::asio::awaitable<Result<void>> RecordedWebhooks::admit(std::string url) {
    if (url.find("refused.example") != std::string::npos) {
        co_return Error{ErrorCode::kForbidden, "the address is a private one"};
    }
    co_return Result<void>();
}

ApiTestServer::ApiTestServer() : m_service(makeService(m_http.clock)) {
    m_service->live = m_live;
    m_service->webhooks = m_webhooks;
    addApiRoutes(m_http.router, m_service);
    m_http.cors = http::CorsPolicy("/api/", {"https://console.example"});
    m_http.start();
    m_admin = somebody("boss", domain::Role::kAdmin);
}

ApiTestServer::~ApiTestServer() {
    m_http.listener().drain(std::chrono::seconds(10));
    m_service->database->close();
}

ApiTestServer::Somebody ApiTestServer::somebody(const std::string& name, domain::Role role) {
    domain::User user;
    user.id = domain::UserId("usr_" + name);
    user.name = name;
    user.passwordHash = "none";
    user.role = role;
    user.createdAt = m_http.clock->wallNow();
    const domain::Principal principal{user.id, name, role, domain::scopesOf(role), ""};
    const auto made = identity::ApiTokens::make(principal, "test", domain::scopesOf(role),
                                                std::nullopt, user.createdAt)
                          .value();
    write([&](store::Transaction& t) -> Result<void> {
        SIGMA_TRY(store::UserTable(t).insert(user));
        return store::ApiTokenTable(t).insert(made.record);
    });
    return {user.id, made.token};
}

HttpReply ApiTestServer::call(const std::string& method, const std::string& path,
                              const std::string& token, const std::string& body,
                              const std::vector<std::string>& headers) {
    std::string request = method + " " + path + " HTTP/1.1\r\nHost: a\r\n";
    if (!token.empty()) {
        request += "Authorization: Bearer " + token + "\r\n";
    }
    if (!body.empty()) {
        request += "Content-Type: application/json\r\n";
    }
    for (const std::string& header : headers) {
        request += header + "\r\n";
    }
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    HttpClient client(port());
    client.send(request);
    HttpReply reply = client.receive();
    EXPECT_EQ(m_document.checkAnswer(method, path.substr(0, path.find('?')), reply.status,
                                     reply.header("content-type"), reply.body),
              "")
        << method << " " << path << " " << body;
    EXPECT_NE(reply.status, 500) << method << " " << path << " " << body;
    return reply;
}

boost::json::value ApiTestServer::json(int status, const std::string& method,
                                       const std::string& path, const std::string& token,
                                       const std::string& body,
                                       const std::vector<std::string>& headers) {
    const HttpReply reply = call(method, path, token, body, headers);
    EXPECT_EQ(reply.status, status) << method << " " << path << ": " << reply.body;
    return reply.body.empty() ? boost::json::value() : boost::json::parse(reply.body);
}

void ApiTestServer::write(std::function<Result<void>(store::Transaction&)> work) {
    inDatabase<int>([&](store::Transaction& t) -> Result<int> {
        SIGMA_TRY(work(t));
        return 0;
    });
}

std::vector<std::string> ApiTestServer::auditedActions() {
    return inDatabase<std::vector<std::string>>(
        [](store::Transaction& t) -> Result<std::vector<std::string>> {
            SIGMA_TRY_ASSIGN(const auto page, store::AuditTable(t).list({}, 0, 100));
            std::vector<std::string> actions;
            for (const store::AuditEntry& entry : page.items) {
                actions.push_back(entry.action);
            }
            return actions;
        });
}

std::vector<std::string> ApiTestServer::eventTypes() {
    return inDatabase<std::vector<std::string>>(
        [](store::Transaction& t) -> Result<std::vector<std::string>> {
            SIGMA_TRY_ASSIGN(const auto page, store::EventTable(t).list({}, 0, 100));
            std::vector<std::string> types;
            for (const domain::DomainEvent& event : page.items) {
                types.push_back(event.type);
            }
            return types;
        });
}

domain::Session sampleSession(const std::string& id, const std::string& channel,
                              WallTime createdAt) {
    domain::Session session;
    session.id = domain::SessionId(id);
    session.channel = domain::ChannelId(channel);
    session.state = domain::SessionState::kLive;
    session.node = "node-1";
    session.remote = "192.0.2.1";
    session.encoder = "FMLE/3.0 (compatible; FMSc/1.0)";
    session.createdAt = createdAt;
    session.liveAt = createdAt + std::chrono::seconds(2);
    session.media.videoCodec = "avc1.640028";
    session.media.width = 1920;
    session.media.height = 1080;
    session.media.frameRate = 29.97002997;
    session.health = {92, "jitter is high"};
    return session;
}

}  // namespace sigma::api::test
