#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/player/player_engine.h"
#include "core/viewer/beacon_sender.h"
#include "core/viewer/cmcd.h"
#include "core/viewer/http_fetcher.h"

namespace sigma::viewer {

/// What one viewer is to play, and as whom.
struct ViewerOptions {
    httpclient::Url url;
    player::PlayerSettings settings;  ///< without a `clockUrl`: /time of the URL's server
    httpclient::HttpClientOptions client{.maxConnections = 8};
    std::string sessionId;                     ///< a UUID; told with every request for the stream
    std::optional<httpclient::Url> beaconUrl;  ///< told every ten seconds, and at the end
    /// Called when the status is new, at least four times a second while it plays.
    std::function<void()> onStatus;
};

/// One viewer: an engine, what loads for it, and the timer that drives it.
///
/// Each has its own playlists and connections, and says with its requests how it fares (CMCD).
/// The playout and the clock outlive it. Thread: the executor's, a single one.
class Viewer {
public:
    /// For how long the executor should run on when a viewer has gone: for its last beacon, and
    /// what else is on its way.
    static constexpr std::chrono::seconds kPatienceAtTheEnd{2};

    Viewer(boost::asio::any_io_executor executor, const Clock& clock, ViewerOptions options,
           player::Playout& playout);
    Viewer(const Viewer&) = delete;
    Viewer& operator=(const Viewer&) = delete;
    /// Sends the last beacon.
    ~Viewer();

    void start();
    /// Has the engine do something, and then what is due by it.
    void control(const std::function<void(player::PlayerEngine&)>& change);

    /// Not older than a quarter of a second.
    const player::PlayerStatus& status() const { return m_status; }
    std::vector<player::PlayerEvent> takeEvents() { return m_engine.takeEvents(); }
    FetchCounts counts() const { return m_fetcher.counts(); }
    /// Bit/s of what is played, as the playlist says; nothing where it does not.
    std::optional<double> bitrate() const;

private:
    HttpFetcher::Listener listener();
    std::vector<httpclient::HttpHeader> headersFor(const player::FetchRequest& request);
    void wake();
    void look(SteadyTime now);
    void updateCmcd();
    void sendBeacon(bool isLast);

    const Clock& m_clock;
    ViewerOptions m_options;
    boost::asio::steady_timer m_timer;
    HttpFetcher m_fetcher;
    player::PlayerEngine m_engine;
    std::optional<BeaconSender> m_beacons;
    player::PlayerStatus m_status;
    CmcdState m_cmcd;
    bool m_isStarted = false;
    SteadyTime m_lookedAt;
    SteadyTime m_beaconAt;
    std::uint64_t m_beaconCount = 0;
    player::Duration m_watched{0};
    std::shared_ptr<const bool> m_alive = std::make_shared<const bool>(true);
};

}  // namespace sigma::viewer
