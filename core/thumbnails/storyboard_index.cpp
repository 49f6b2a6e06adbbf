#include "core/thumbnails/storyboard_index.h"

namespace sigma::thumbnails {
namespace {

using std::chrono::milliseconds;

std::optional<milliseconds> timeOf(const hls::Storyboard& storyboard, const ThumbnailPlace& place) {
    if (storyboard.zeroDate) {
        return place.date ? std::optional<milliseconds>(*place.date - *storyboard.zeroDate)
                          : std::nullopt;
    }
    return place.fromStart ? std::optional(std::chrono::floor<milliseconds>(*place.fromStart))
                           : std::nullopt;
}

}  // namespace

Result<void> StoryboardIndex::read(const httpclient::HttpAnswer& answer) {
    SIGMA_TRY_ASSIGN(m_storyboard, hls::parseStoryboard(answer.body.text()));
    m_base = answer.url;
    return {};
}

std::optional<PictureAddress> StoryboardIndex::addressAt(const ThumbnailPlace& place) const {
    const auto time = timeOf(m_storyboard, place);
    const hls::StoryboardCue* const cue = time ? m_storyboard.cueAt(*time) : nullptr;
    if (cue == nullptr) {
        return std::nullopt;
    }
    auto url = m_base.resolve(cue->uri);
    if (url.has_error()) {
        return std::nullopt;
    }
    return PictureAddress{.file = {*std::move(url)}, .area = cue->area};
}

}  // namespace sigma::thumbnails
