#include "core/player/stream/source_book.h"

#include <algorithm>

namespace sigma::player {

void SourceBook::setLayout(const StreamLayout& layout) {
    for (auto& [id, source] : m_sources) {
        source->rest();
    }
    m_sources.clear();
    m_layout = &layout;
}

MediaSource& SourceBook::at(SourceId id) {
    std::unique_ptr<MediaSource>& source = m_sources[id];
    if (!source) {
        const httpclient::Url& url = id.lane == Lane::kMain ? m_layout->variants[id.index].url
                                                            : m_layout->audios[id.index].url;
        source = std::make_unique<MediaSource>(id, url, m_requests, m_clock, m_listener);
    }
    return *source;
}

const MediaSource* SourceBook::find(SourceId id) const {
    const auto found = m_sources.find(id);
    return found == m_sources.end() ? nullptr : found->second.get();
}

std::optional<hls::RenditionReport> SourceBook::reportOn(SourceId id, const MediaSource* reporter) {
    if (reporter == nullptr || !reporter->hasPlaylist()) {
        return std::nullopt;
    }
    const std::string wanted = at(id).tracker().url().withoutQuery();
    for (const hls::RenditionReport& report : reporter->playlist().renditionReports) {
        const auto url = reporter->tracker().base().resolve(report.uri);
        if (url.has_value() && url->withoutQuery() == wanted) {
            return report;
        }
    }
    return std::nullopt;
}

const MediaTimeline* SourceBook::timelineBeside(const MediaSource& source) const {
    const MediaTimeline* furthest = nullptr;
    for (const auto& [id, other] : m_sources) {
        const MediaTimeline& timeline = other->timeline();
        if (other.get() != &source && !timeline.isEmpty() &&
            (furthest == nullptr || timeline.end() > furthest->end())) {
            furthest = &timeline;
        }
    }
    return furthest;
}

MediaSource& SourceBook::follow(SourceId id, const MediaSource* reporter) {
    MediaSource& source = at(id);
    if (!source.isFollowed()) {
        source.follow(reportOn(id, reporter));
    }
    return source;
}

std::optional<SteadyTime> SourceBook::tick() {
    std::optional<SteadyTime> next;
    for (auto& [id, source] : m_sources) {
        if (const auto due = source->tick()) {
            next = std::min(next.value_or(*due), *due);
        }
    }
    return next;
}

bool SourceBook::isAcquainting() const {
    return std::ranges::any_of(m_sources,
                               [](const auto& entry) { return entry.second->isAsked(); });
}

void SourceBook::tuneIn() {
    for (auto& [id, source] : m_sources) {
        source->tuneIn();
    }
}

void SourceBook::refresh() {
    for (auto& [id, source] : m_sources) {
        if (source->isFollowed()) {
            source->refresh();
        }
    }
}

}  // namespace sigma::player
