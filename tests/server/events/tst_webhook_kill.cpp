#include <csignal>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

#include "server/events/event_envelope.h"
#include "tests/server/events/events_fixture.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wait_until.h"

namespace sigma::events {
namespace {

using domain::DeliveryState;
using test::ScriptedHttpServer;

/// A process of its own that delivers, to be killed.
class Deliverer {
public:
    explicit Deliverer(const std::string& url) {
        m_process = ::fork();
        if (m_process == 0) {
            ::execl(SIGMA_WEBHOOK_DELIVERER, SIGMA_WEBHOOK_DELIVERER, url.c_str(), nullptr);
            ::_exit(127);
        }
    }
    Deliverer(const Deliverer&) = delete;
    Deliverer& operator=(const Deliverer&) = delete;
    ~Deliverer() {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }

private:
    pid_t m_process;
};

class WebhookKillTest : public test::EventsFixture {
protected:
    std::size_t countOf(DeliveryState state) {
        std::size_t count = 0;
        for (const auto& delivery : deliveries("whk_a")) {
            count += delivery.state == state ? 1U : 0U;
        }
        return count;
    }

    sigma::test::TemporaryFolder m_folder;
    std::string m_url = "sqlite:" + m_folder.path() + "/sigma.db";
    std::vector<std::string> m_received;  ///< bodies, in order
    ScriptedHttpServer m_server{m_context, [this](const ScriptedHttpServer::Request& request) {
                                    m_received.push_back(request.body);
                                    return ScriptedHttpServer::Reply{};
                                }};
};

TEST_F(WebhookKillTest, LosesNothingAndKeepsTheIdsOfDuplicates) {
    constexpr std::size_t kEvents = 60;
    constexpr std::size_t kRequestsOfALife = 13;
    m_database = test::openDatabase(m_url, m_clock);
    addEndpoint("whk_a", m_server.url("/a"));
    std::set<std::string> bodies;
    for (std::size_t count = 0; count != kEvents; ++count) {
        bodies.insert(envelopeOf(append("session.live")));
    }
    m_database->close();

    std::set<std::string> received;
    std::size_t lives = 0;
    while (received.size() < kEvents) {
        const Deliverer deliverer(m_url);
        ++lives;
        const std::size_t enough = m_received.size() + kRequestsOfALife;
        runUntil([&] {
            received.insert(m_received.begin(), m_received.end());
            return m_received.size() >= enough || received.size() == kEvents;
        });
    }
    EXPECT_EQ(received, bodies);
    EXPECT_GE(lives, 4U);

    // What the last one was killed over is sent once more, and then there is no more to do.
    const Deliverer deliverer(m_url);
    m_database = test::openDatabase(m_url, m_clock);
    test::waitUntil([&] {
        m_context.restart();
        m_context.poll();
        return countOf(DeliveryState::kDelivered) == kEvents;
    });
    for (const std::string& body : m_received) {
        EXPECT_TRUE(bodies.contains(body)) << body;
    }
}

}  // namespace
}  // namespace sigma::events
