#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "server/api/api_routes.h"
#include "tests/server/api/api_document.h"
#include "tests/server/http/http_test_server.h"
#include "tests/support/http_client.h"

namespace sigma::api::test {

using sigma::test::HttpClient;
using sigma::test::HttpReply;

/// Remembers what the API does to streams, and has the sessions that a test gives it.
class RecordedLive final : public LiveControl {
public:
    void end(const domain::ChannelId& channel, domain::EndedReason reason,
             std::string_view words) override;
    std::shared_ptr<const domain::Session> report(const domain::ChannelId& channel) const override;

    void run(const domain::Session& session);
    std::vector<std::string> deeds() const;

private:
    void note(std::string deed);

    mutable std::mutex m_mutex;
    std::vector<std::string> m_deeds;
    std::map<std::string, std::shared_ptr<const domain::Session>> m_sessions;
};

/// Takes every URL but those of "refused.example".
class RecordedWebhooks final : public WebhookControl {
public:
    boost::asio::awaitable<Result<void>> admit(std::string url) override;
    void wake() override { ++wakes; }

    std::atomic<int> wakes{0};
};

/// The API on the loopback over a database in memory. Every answer is held against the document.
class ApiTestServer {
public:
    ApiTestServer();
    ~ApiTestServer();

    std::uint16_t port() const { return m_http.port(); }
    ApiService& service() { return *m_service; }
    RecordedLive& live() { return *m_live; }
    RecordedWebhooks& webhooks() { return *m_webhooks; }
    const ApiDocument& document() const { return m_document; }
    http::HttpListener& listener() { return m_http.listener(); }

    /// Somebody new with that role and an API token for all that the role may.
    struct Somebody {
        domain::UserId id;
        std::string token;
    };
    Somebody somebody(const std::string& name, domain::Role role);
    const std::string& admin() const { return m_admin.token; }

    /// `token` may be empty. Each header is "Name: value".
    HttpReply call(const std::string& method, const std::string& path, const std::string& token,
                   const std::string& body = "", const std::vector<std::string>& headers = {});
    /// The answer's JSON, which must come with this status.
    boost::json::value json(int status, const std::string& method, const std::string& path,
                            const std::string& token, const std::string& body = "",
                            const std::vector<std::string>& headers = {});

    template <class T>
    T inDatabase(std::function<Result<T>(store::Transaction&)> work) {
        return m_service->database->runBlocking<T>(std::move(work)).value();
    }
    void write(std::function<Result<void>(store::Transaction&)> work);
    /// The actions in the audit log, the newest first.
    std::vector<std::string> auditedActions();
    std::vector<std::string> eventTypes();

private:
    http::test::HttpTestServer m_http;
    ApiDocument m_document;
    std::shared_ptr<RecordedLive> m_live = std::make_shared<RecordedLive>();
    std::shared_ptr<RecordedWebhooks> m_webhooks = std::make_shared<RecordedWebhooks>();
    std::shared_ptr<ApiService> m_service;
    Somebody m_admin;
};

domain::Session sampleSession(const std::string& id, const std::string& channel,
                              WallTime createdAt = WallTime(std::chrono::seconds(1'700'000'000)));

}  // namespace sigma::api::test
