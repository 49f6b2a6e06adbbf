#include "server/packager/ll_hls_window.h"

#include "core/hls/media_playlist_writer.h"

namespace sigma::packager {

LlHlsWindow::LlHlsWindow(Content content)
    : m_content(std::move(content)),
      m_full([this] { return hls::writeMediaPlaylist(m_content.playlist); }),
      m_delta(
          [this] { return hls::writeDeltaUpdate(m_content.playlist, hls::SkipKind::kSegments); }) {}

bool LlHlsWindow::hasReached(PartPosition position) const {
    return m_content.lastPart && *m_content.lastPart >= position;
}

bool LlHlsWindow::hasFinished(std::uint64_t sequence) const {
    const hls::MediaPlaylist& playlist = m_content.playlist;
    return sequence < playlist.mediaSequence + playlist.segments.size();
}

MediaTime LlHlsWindow::listedDuration() const {
    MediaTime listed{0};
    for (const auto& segment : m_content.playlist.segments) {
        listed += segment->duration;
    }
    return listed + m_content.playlist.inProgress.duration;
}

std::shared_ptr<const MediaSegment> LlHlsWindow::segment(std::uint64_t sequence) const {
    const auto& segments = m_content.segments;
    if (segments.empty() || sequence < segments.front()->sequence) {
        return nullptr;
    }
    const std::uint64_t index = sequence - segments.front()->sequence;
    return index < segments.size() ? segments[index] : nullptr;
}

std::shared_ptr<const InitSegment> LlHlsWindow::init(std::uint32_t version) const {
    for (auto segment = m_content.segments.rbegin(); segment != m_content.segments.rend();
         ++segment) {
        if ((*segment)->init && (*segment)->init->version == version) {
            return (*segment)->init;
        }
    }
    return nullptr;
}

}  // namespace sigma::packager
