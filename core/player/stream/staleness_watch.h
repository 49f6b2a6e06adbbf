#pragma once

#include <cstdint>

#include "core/player/stream/media_source.h"

namespace sigma::player {

/// Sees a playlist that is answered, but says nothing new for longer than a live one may. Thread:
/// the engine's.
class StalenessWatch {
public:
    enum class Verdict : std::uint8_t { kFresh, kTurnedStale, kStale };

    /// To be called often, with what is played; null: nothing that could become stale.
    Verdict judge(const MediaSource* source, SteadyTime now);
    bool isStale() const { return m_isStale; }
    /// How long a live playlist may say nothing new.
    static Duration limitOf(const hls::MediaPlaylist& playlist);

private:
    bool m_isStale = false;
};

}  // namespace sigma::player
