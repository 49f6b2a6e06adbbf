#include "ui/player/live_stream_opener.h"

#include <future>
#include <utility>
#include <vector>

#include "core/thumbnails/thumbnail_finder.h"
#include "core/viewer/live_player.h"

namespace sigma::ui {

class LiveStreamOpener::Departures {
public:
    /// Destroys it, when nobody else holds it.
    void take(std::shared_ptr<void> leaving) {
        std::erase_if(m_ends, [](const std::future<void>& end) {
            return end.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
        });
        m_ends.push_back(std::async(std::launch::async,
                                    [leaving = std::move(leaving)]() mutable { leaving.reset(); }));
    }

private:
    std::vector<std::future<void>> m_ends;  ///< each waits where it is destroyed
};

namespace {

class LiveStream final : public PlayerSource {
public:
    LiveStream(viewer::LivePlayerOptions options, std::shared_ptr<const Clock> clock,
               std::shared_ptr<LiveStreamOpener::Departures> departures)
        : m_clock(std::move(clock)),
          m_userAgent(options.userAgent),
          m_player(std::make_unique<viewer::LivePlayer>(std::move(options), m_clock)),
          m_departures(std::move(departures)) {}
    LiveStream(const LiveStream&) = delete;
    LiveStream& operator=(const LiveStream&) = delete;
    ~LiveStream() override {
        m_player->setMuted(true);
        m_departures->take(std::move(m_player));
        if (m_finder) {
            m_departures->take(std::move(m_finder));
        }
    }

    void setPaused(bool isPaused) override { m_player->setPaused(isPaused); }
    void seekTo(player::Duration position) override { m_player->seekTo(position); }
    void seekToLive() override { m_player->seekToLive(); }
    void setOnlyVariant(std::optional<std::size_t> variant) override {
        m_player->setOnlyVariant(variant);
    }
    void setMode(player::LatencyMode mode) override { m_player->setMode(mode); }
    void setVolume(double volume) override { m_player->setVolume(volume); }
    void setMuted(bool isMuted) override { m_player->setMuted(isMuted); }
    viewer::LivePlayerSnapshot snapshot() const override { return m_player->snapshot(); }
    std::optional<media::VideoFrame> pictureDue(SteadyTime now) override {
        return m_player->pictureDue(now);
    }
    std::shared_ptr<const thumbnails::Thumbnail> thumbnailAt(player::Duration position) override {
        const player::PlayerStatus status = m_player->snapshot().player;
        const bool isInNeed = status.state == player::PlayerState::kLoading ||
                              status.state == player::PlayerState::kStalled;
        if (isInNeed && m_finder) {
            m_finder->stop();
        }
        if (!status.thumbnails || isInNeed) {
            return nullptr;
        }
        if (status.thumbnails != m_source) {
            if (m_finder) {
                m_departures->take(std::move(m_finder));
            }
            m_source = status.thumbnails;
            m_finder =
                std::make_unique<thumbnails::ThumbnailFinder>(*m_source, m_userAgent, m_clock);
        }
        return m_finder->look(thumbnails::placeAt(status, position));
    }

private:
    std::shared_ptr<const Clock> m_clock;
    const std::string m_userAgent;
    std::unique_ptr<viewer::LivePlayer> m_player;
    std::optional<player::PlayerThumbnails> m_source;
    std::unique_ptr<thumbnails::ThumbnailFinder> m_finder;  ///< of m_source
    std::shared_ptr<LiveStreamOpener::Departures> m_departures;
};

}  // namespace

LiveStreamOpener::LiveStreamOpener(std::shared_ptr<const Clock> clock)
    : m_clock(std::move(clock)), m_departures(std::make_shared<Departures>()) {}

Result<std::unique_ptr<PlayerSource>> LiveStreamOpener::open(const std::string& url) {
    viewer::LivePlayerOptions options;
    SIGMA_TRY_ASSIGN(options.url, httpclient::Url::parse(url));
    return std::unique_ptr<PlayerSource>(
        std::make_unique<LiveStream>(std::move(options), m_clock, m_departures));
}

}  // namespace sigma::ui
