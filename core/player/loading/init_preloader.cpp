#include "core/player/loading/init_preloader.h"

#include <utility>

namespace sigma::player {

void InitPreloader::onPlaylist(const MediaSource& source) {
    const hls::MediaPlaylist& playlist = source.playlist();
    const hls::InitSection& map = !playlist.inProgress.map.isNone() || playlist.segments.empty()
                                      ? playlist.inProgress.map
                                      : playlist.segments.back()->map;
    // The query of the base has no part in it, and is another one with each reload.
    std::string base = source.tracker().base().withoutQuery();
    if (map != m_map || base != m_base) {
        m_map = map;
        m_base = std::move(base);
        load(source, map);
    }
    for (const hls::PreloadHint& hint : playlist.preloadHints) {
        if (hint.type == hls::PreloadHint::Type::kMap && !hint.openFrom) {
            load(source, {hint.uri, hint.range});
        }
    }
}

void InitPreloader::load(const MediaSource& source, const hls::InitSection& map) {
    const auto url = source.tracker().base().resolve(map.uri);
    if (!map.isNone() && url.has_value()) {
        m_inits.load(*url, map.range);
    }
}

void InitPreloader::forget() {
    m_inits.forget();
    m_map = {};
}

}  // namespace sigma::player
