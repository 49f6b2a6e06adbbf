#include "ui/player/live_stream_opener.h"

#include <utility>

#include "core/viewer/live_player.h"

namespace sigma::ui {
namespace {

class LiveStream final : public PlayerSource {
public:
    LiveStream(viewer::LivePlayerOptions options, std::shared_ptr<const Clock> clock)
        : m_player(std::move(options), std::move(clock)) {}

    void setPaused(bool isPaused) override { isPaused ? m_player.pause() : m_player.play(); }
    void seekTo(player::Duration position) override { m_player.seekTo(position); }
    void seekToLive() override { m_player.seekToLive(); }
    void setOnlyVariant(std::optional<std::size_t> variant) override {
        m_player.setOnlyVariant(variant);
    }
    void setMode(player::LatencyMode mode) override { m_player.setMode(mode); }
    void setVolume(double volume) override { m_player.setVolume(volume); }
    void setMuted(bool isMuted) override { m_player.setMuted(isMuted); }
    viewer::LivePlayerSnapshot snapshot() const override { return m_player.snapshot(); }
    std::optional<media::VideoFrame> pictureDue(SteadyTime now) override {
        return m_player.pictureDue(now);
    }

private:
    viewer::LivePlayer m_player;
};

}  // namespace

Result<std::unique_ptr<PlayerSource>> LiveStreamOpener::open(const std::string& url) {
    viewer::LivePlayerOptions options;
    SIGMA_TRY_ASSIGN(options.url, httpclient::Url::parse(url));
    return std::unique_ptr<PlayerSource>(std::make_unique<LiveStream>(std::move(options), m_clock));
}

}  // namespace sigma::ui
