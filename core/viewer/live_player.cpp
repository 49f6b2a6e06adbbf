#include "core/viewer/live_player.h"

#include <atomic>
#include <limits>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "core/base/published.h"
#include "core/media/timestamp_strip.h"
#include "core/playback/media_playout.h"
#include "core/playback/pulse_sound_output.h"
#include "core/playback/silent_output.h"
#include "core/player/counted_playout.h"
#include "core/viewer/session_id.h"
#include "core/viewer/viewer.h"

namespace sigma::viewer {
namespace {

namespace asio = boost::asio;
using player::Duration;

constexpr std::chrono::milliseconds kReadStripEvery(250);

ViewerOptions viewerOptions(const LivePlayerOptions& options) {
    ViewerOptions viewer;
    viewer.url = options.url;
    viewer.settings = options.settings;
    viewer.client.verifiesCertificates = options.verifiesCertificates;
    viewer.client.userAgent = options.userAgent;
    viewer.sessionId = makeSessionId();
    viewer.beaconUrl = options.beaconUrl;
    return viewer;
}

std::unique_ptr<playback::SoundOutput> makeOutput(bool hasSound,
                                                  const std::shared_ptr<const Clock>& clock) {
    if (hasSound) {
        return std::make_unique<playback::PulseSoundOutput>(clock, std::string());
    }
    return std::make_unique<playback::SilentOutput>(clock);
}

/// What the strip of a picture says, else what came with it in its coded stream.
std::optional<WallTime> madeAt(const media::VideoFrame& picture) {
    const auto strip = media::readTimestampStrip(picture);
    return strip.has_value() ? WallTime(*strip) : picture.madeAt;
}

/// The time from the making of a picture until it is shown; nothing where that is not told.
std::optional<Duration> ageOf(const media::VideoFrame& picture, WallTime shownAt) {
    const auto made = madeAt(picture);
    if (!made) {
        return std::nullopt;
    }
    const auto age = std::chrono::duration_cast<Duration>(shownAt - *made);
    const bool isPlausible = age > -std::chrono::minutes(1) && age < std::chrono::hours(24);
    return isPlausible ? std::optional(age) : std::nullopt;
}

}  // namespace

/// Everything of one playing; the viewer lives on the thread, and is touched there alone.
class LivePlayer::Session {
public:
    Session(LivePlayerOptions options, std::shared_ptr<const Clock> clock)
        : m_clock(std::move(clock)), m_counted(*m_clock) {
        if (options.decodes) {
            m_media.emplace(m_clock, makeOutput(options.hasSound, m_clock));
        }
        m_snapshot.store(std::make_shared<const LivePlayerSnapshot>());
        m_onEvent = std::move(options.onEvent);
        m_thread = std::jthread([this, chosen = viewerOptions(options)] { run(chosen); });
    }

    ~Session() { stop(); }

    void stop() {
        asio::post(m_context, [this] {
            m_viewer.reset();
            m_work.reset();
            m_context.stop();
        });
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    /// Soon, and on the viewer's thread.
    void control(std::function<void(player::PlayerEngine&)> change) {
        asio::post(m_context, [this, change = std::move(change)] {
            if (m_viewer) {
                m_viewer->control(change);
            }
        });
    }

    void setVolume(double volume) {
        if (m_media) {
            m_media->setVolume(volume);
        }
    }

    void setMuted(bool isMuted) {
        if (m_media) {
            m_media->setMuted(isMuted);
        }
    }

    LivePlayerSnapshot snapshot() const {
        LivePlayerSnapshot snapshot = *m_snapshot.load();
        const Duration::rep age = m_glassToGlass.load();
        if (age != kNoAge) {
            snapshot.glassToGlass = Duration(age);
        }
        if (m_media) {
            const playback::PlaybackCounts counts = m_media->counts();
            snapshot.shownPictures = counts.shownPictures;
            snapshot.skippedPictures = counts.skippedPictures;
            snapshot.problem = m_media->problem();
        }
        return snapshot;
    }

    std::optional<media::VideoFrame> pictureDue(SteadyTime now) {
        if (!m_media) {
            return std::nullopt;
        }
        std::optional<media::VideoFrame> picture = m_media->pictureDue(now);
        if (picture && now - m_stripReadAt >= kReadStripEvery) {
            m_stripReadAt = now;
            const auto age = ageOf(*picture, m_clock->wallNow());
            m_glassToGlass.store(age ? age->count() : kNoAge);
        }
        return picture;
    }

private:
    static constexpr Duration::rep kNoAge = std::numeric_limits<Duration::rep>::min();

    player::Playout& playout() {
        return m_media ? static_cast<player::Playout&>(*m_media) : m_counted;
    }

    void run(ViewerOptions options) {
        options.onStatus = [this] { publish(); };
        m_viewer.emplace(m_context.get_executor(), *m_clock, std::move(options), playout());
        m_viewer->start();
        m_context.run();
        m_context.restart();
        m_context.run_for(Viewer::kPatienceAtTheEnd);
    }

    void publish() {
        for (const player::PlayerEvent& event : m_viewer->takeEvents()) {
            if (m_onEvent) {
                m_onEvent(event);
            }
        }
        const FetchCounts counts = m_viewer->counts();
        m_snapshot.store(std::make_shared<const LivePlayerSnapshot>(
            LivePlayerSnapshot{.at = m_clock->steadyNow(),
                               .player = m_viewer->status(),
                               .bitrate = m_viewer->bitrate(),
                               .requests = counts.requests,
                               .failedRequests = counts.failures + counts.refusals,
                               .receivedBytes = counts.bytes}));
    }

    std::shared_ptr<const Clock> m_clock;
    asio::io_context m_context{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_context.get_executor()};
    std::function<void(const player::PlayerEvent&)> m_onEvent;
    player::CountedPlayout m_counted;
    std::optional<playback::MediaPlayout> m_media;
    std::optional<Viewer> m_viewer;
    Published<LivePlayerSnapshot> m_snapshot;
    std::atomic<Duration::rep> m_glassToGlass{kNoAge};
    SteadyTime m_stripReadAt;  ///< of who asks for pictures
    std::jthread m_thread;
};

LivePlayer::LivePlayer(LivePlayerOptions options, std::shared_ptr<const Clock> clock)
    : m_session(std::make_unique<Session>(std::move(options), std::move(clock))) {}

LivePlayer::~LivePlayer() = default;

void LivePlayer::setPaused(bool isPaused) {
    m_session->control([isPaused](player::PlayerEngine& engine) { engine.setPaused(isPaused); });
}

void LivePlayer::seekTo(Duration position) {
    m_session->control([position](player::PlayerEngine& engine) { engine.seekTo(position); });
}

void LivePlayer::seekToLive() {
    m_session->control([](player::PlayerEngine& engine) { engine.seekToLive(); });
}

void LivePlayer::setOnlyVariant(std::optional<std::size_t> variant) {
    m_session->control([variant](player::PlayerEngine& engine) { engine.setOnlyVariant(variant); });
}

void LivePlayer::setMode(player::LatencyMode mode) {
    m_session->control([mode](player::PlayerEngine& engine) { engine.setMode(mode); });
}

void LivePlayer::setVolume(double volume) {
    m_session->setVolume(volume);
}

void LivePlayer::setMuted(bool isMuted) {
    m_session->setMuted(isMuted);
}

void LivePlayer::stop() {
    m_session->stop();
}

LivePlayerSnapshot LivePlayer::snapshot() const {
    return m_session->snapshot();
}

std::optional<media::VideoFrame> LivePlayer::pictureDue(SteadyTime now) {
    return m_session->pictureDue(now);
}

}  // namespace sigma::viewer
