#include "server/packager/ll_hls_window.h"

#include <ranges>

#include "core/hls/media_playlist_writer.h"

namespace sigma::packager {
namespace {

std::shared_ptr<const MediaSegment> find(const SegmentList& segments, std::uint64_t sequence) {
    if (segments.empty() || sequence < segments.front()->sequence) {
        return nullptr;
    }
    const std::uint64_t index = sequence - segments.front()->sequence;
    return index < segments.size() ? segments[index] : nullptr;
}

}  // namespace

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
    auto finished = find(*m_content.shelf, sequence);
    return finished ? finished : find(m_content.newest, sequence);
}

std::shared_ptr<const InitSegment> LlHlsWindow::init(std::uint32_t version) const {
    for (const SegmentList* const segments : {&m_content.newest, m_content.shelf.get()}) {
        for (const auto& segment : std::views::reverse(*segments)) {
            if (segment->init && segment->init->version == version) {
                return segment->init;
            }
        }
    }
    return nullptr;
}

}  // namespace sigma::packager
