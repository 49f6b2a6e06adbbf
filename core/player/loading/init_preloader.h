#pragma once

#include <string>

#include "core/player/loading/init_store.h"
#include "core/player/stream/media_source.h"

namespace sigma::player {

/// Loads the initialisation sections that playlists name or hint at before a chunk needs them.
/// Thread: the engine's.
class InitPreloader {
public:
    explicit InitPreloader(InitStore& inits) : m_inits(inits) {}

    /// To be called with each playlist that comes.
    void onPlaylist(const MediaSource& source);
    /// Another stream may have other sections.
    void forget();

private:
    void load(const MediaSource& source, const hls::InitSection& map);

    InitStore& m_inits;
    hls::InitSection m_map;  ///< of the playlist that came last
    std::string m_base;      ///< what it is relative to
};

}  // namespace sigma::player
