#pragma once

#include <future>
#include <memory>

#include <boost/asio/io_context.hpp>

#include "server/origin/origin_routes.h"
#include "tests/server/http/http_test_server.h"
#include "tests/server/origin/hand_made_window.h"
#include "tests/support/fixed_channels.h"
#include "tests/support/http_client.h"
#include "tests/support/open_doors.h"
#include "tests/support/sample_channel.h"

namespace sigma::origin::test {

using sigma::test::HttpClient;
using sigma::test::HttpReply;
using sigma::test::waitUntil;

/// Counts how often the time was asked for: handlers do so when they begin to wait.
class ObservedClock final : public Clock {
public:
    SteadyTime steadyNow() const override {
        ++m_asked;
        return isOver ? SteadyTime() : std::chrono::steady_clock::now();
    }
    WallTime wallNow() const override {
        return WallTime(std::chrono::milliseconds(1'767'225'600'123));
    }
    std::size_t asked() const { return m_asked; }

    std::atomic<bool> isOver{false};  ///< every deadline has passed already

private:
    mutable std::atomic<std::size_t> m_asked{0};
};

/// The origin on the loopback, with the channel "news" and its session "s1", which serves what a
/// test publishes. The channel wants a playback token ("good") where a test says so.
class OriginTestServer {
public:
    explicit OriginTestServer(domain::Visibility visibility = domain::Visibility::kPublic)
        : m_channels(channelsOf(visibility)) {
        auto service = std::make_shared<OriginService>();
        service->channels = m_channels;
        service->directory = directory;
        service->guard = std::make_shared<sigma::test::WordGuard>();
        service->clock = clock;
        service->counters = [counters = counters](const domain::ChannelId&) { return counters; };
        addOriginRoutes(m_http.router, service);
        m_owner.start();
        m_http.start();
    }

    std::uint16_t port() const { return m_http.port(); }

    void addSession() { directory->add(m_session); }

    void publish(const Progress& progress, const PackagingPlan& plan = lowLatencyPlan()) {
        packager::HlsSnapshot snapshot;
        snapshot.renditions = {handMadeWindow(progress, plan)};
        snapshot.multivariant = std::make_shared<packager::LazyText>(
            [] { return std::string("#EXTM3U\ns1/video/media.m3u8\n"); });
        snapshot.isEnded = progress.isEnded;
        publish(std::move(snapshot));
    }

    /// On the thread that owns the session; returns when it is done.
    void publish(packager::HlsSnapshot snapshot) {
        auto shared = std::make_shared<const packager::HlsSnapshot>(std::move(snapshot));
        std::promise<void> done;
        boost::asio::post(m_owner.context(0), [&] {
            m_session->publish(shared);
            done.set_value();
        });
        done.get_future().wait();
    }

    void waitForWaiters(std::size_t count) {
        waitUntil([&] { return clock->asked() == count; });
    }

private:
    static std::shared_ptr<sigma::test::FixedChannels> channelsOf(domain::Visibility visibility) {
        domain::Channel news = sigma::test::sampleChannel("news", "The \"News\"", "news-key");
        news.visibility = visibility;
        return std::make_shared<sigma::test::FixedChannels>(std::vector{news});
    }

    Logger m_log = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    net::IoPool m_owner{1, m_log};
    std::shared_ptr<sigma::test::FixedChannels> m_channels;
    http::test::HttpTestServer m_http;

public:
    // Sessions hold timers of the contexts that requests wait on, and so must go before them.
    const std::shared_ptr<ObservedClock> clock = std::make_shared<ObservedClock>();
    const std::shared_ptr<packager::HlsDirectory> directory =
        std::make_shared<packager::HlsDirectory>(std::chrono::seconds(60));
    const std::shared_ptr<stream::ChannelCounters> counters =
        std::make_shared<stream::ChannelCounters>();

private:
    std::shared_ptr<packager::HlsSession> m_session = std::make_shared<packager::HlsSession>(
        domain::SessionId("s1"), m_channels->find("news"), m_owner.context(0));
};

inline const std::string kPlaylist = "/live/news/s1/video/media.m3u8";
inline const std::string kMedia = "/live/news/s1/video/";

inline void sendGet(HttpClient& client, const std::string& path) {
    client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

}  // namespace sigma::origin::test
