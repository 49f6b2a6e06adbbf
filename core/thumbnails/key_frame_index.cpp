#include "core/thumbnails/key_frame_index.h"

#include <algorithm>

#include "core/hls/media_playlist_parser.h"

namespace sigma::thumbnails {

using player::Duration;

namespace {

Result<FilePart> partOf(const httpclient::Url& base, const std::string& uri,
                        const std::optional<hls::ByteRange>& range) {
    SIGMA_TRY_ASSIGN(httpclient::Url url, base.resolve(uri));
    return FilePart{std::move(url), range};
}

}  // namespace

Result<void> KeyFrameIndex::read(const httpclient::HttpAnswer& answer) {
    SIGMA_TRY_ASSIGN(hls::MediaPlaylist playlist, hls::parseMediaPlaylist(answer.body.text()));
    if (playlist.segments.empty()) {
        return Error{ErrorCode::kInvalidData, "the playlist of key frames lists none"};
    }
    m_playlist = std::move(playlist);
    m_timeline.begin(m_playlist, nullptr);
    m_base = answer.url;
    return {};
}

std::optional<PictureAddress> KeyFrameIndex::addressAt(const ThumbnailPlace& place) const {
    std::optional<Duration> time = place.date ? m_timeline.timeOf(*place.date) : std::nullopt;
    time = time ? time : place.fromStart;
    if (!time || *time < m_timeline.start() || *time > m_timeline.end()) {
        return std::nullopt;
    }
    const std::uint64_t last = m_playlist.mediaSequence + m_playlist.segments.size() - 1;
    const auto number = m_timeline.segmentAt(*time);
    const hls::Segment* const segment =
        number ? m_playlist.segment(std::min(*number, last)) : nullptr;
    if (segment == nullptr || segment->isGap) {
        return std::nullopt;
    }
    auto file = partOf(m_base, segment->uri, segment->range);
    if (file.has_error()) {
        return std::nullopt;
    }
    PictureAddress address{.file = *std::move(file)};
    if (!segment->map.isNone()) {
        auto init = partOf(m_base, segment->map.uri, segment->map.range);
        if (init.has_error()) {
            return std::nullopt;
        }
        address.init = *std::move(init);
    }
    return address;
}

}  // namespace sigma::thumbnails
