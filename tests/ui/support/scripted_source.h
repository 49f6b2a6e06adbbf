#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/player/player_source.h"

namespace sigma::test {

/// What a scripted stream says, and what it was told.
struct PlayerScript {
    PlayerScript() {
        using namespace std::chrono_literals;
        player::PlayerStatus& status = current.player;
        status.state = player::PlayerState::kPlaying;
        status.mode = player::LatencyMode::kUltra;
        status.latency = 3100ms;
        status.target = 3s;
        status.buffer = 2600ms;
        status.speed = 1.02;
        status.windowEnd = 121'500ms;
        status.liveEdge = 120s;
        status.position = 120s;
        status.variants = std::make_shared<const std::vector<player::PlayerVariant>>(
            std::vector<player::PlayerVariant>{{600'000, 640, 360, 30'000, "avc1", false},
                                               {3'000'000, 1280, 720, 30'000, "avc1", false},
                                               {6'000'000, 1920, 1080, 60'000, "avc1", false}});
        status.variant = 1;
        status.bandwidth = 18'400'000;
        current.shownPictures = 3590;
        current.skippedPictures = 2;
        current.glassToGlass = 3240ms;
    }

    viewer::LivePlayerSnapshot current;
    std::optional<media::VideoFrame> picture;                ///< the next that is due
    std::shared_ptr<const thumbnails::Thumbnail> thumbnail;  ///< of every place
    std::vector<player::Duration> pointedAt;
    double volume = 1;
    bool isMuted = false;
    std::vector<std::string> told;
};

/// Does nothing but what its script says.
class ScriptedSource final : public ui::PlayerSource {
public:
    void setPaused(bool isPaused) override {
        script->told.emplace_back(isPaused ? "pause" : "play");
        script->current.player.state =
            isPaused ? player::PlayerState::kPaused : player::PlayerState::kPlaying;
    }
    void seekTo(player::Duration position) override {
        script->told.push_back("seek " + std::to_string(position / std::chrono::seconds(1)));
        script->current.player.position = position;
        script->current.player.isFollowing = false;
    }
    void seekToLive() override {
        script->told.emplace_back("live");
        script->current.player.position = script->current.player.liveEdge;
        script->current.player.isFollowing = true;
    }
    void setOnlyVariant(std::optional<std::size_t> variant) override {
        script->current.player.onlyVariant = variant;
        script->told.push_back(variant ? "variant " + std::to_string(*variant) : "variant any");
    }
    void setMode(player::LatencyMode mode) override { script->current.player.mode = mode; }
    void setVolume(double volume) override { script->volume = volume; }
    void setMuted(bool isMuted) override { script->isMuted = isMuted; }
    viewer::LivePlayerSnapshot snapshot() const override { return script->current; }
    std::optional<media::VideoFrame> pictureDue(SteadyTime) override {
        return std::exchange(script->picture, std::nullopt);
    }
    std::shared_ptr<const thumbnails::Thumbnail> thumbnailAt(player::Duration position) override {
        script->pointedAt.push_back(position);
        return script->thumbnail;
    }

    std::shared_ptr<PlayerScript> script = std::make_shared<PlayerScript>();
};

}  // namespace sigma::test
