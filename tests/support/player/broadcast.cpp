#include "tests/support/player/broadcast.h"

#include <algorithm>
#include <ranges>

namespace sigma::player::test {

Duration MadeSegment::duration() const {
    Duration sum{0};
    for (const MadePart& part : parts) {
        sum += part.duration;
    }
    return sum;
}

Broadcast::Broadcast(BroadcastSettings settings, std::vector<BroadcastEvent> events)
    : m_settings(std::move(settings)),
      m_events(std::move(events)),
      m_shot(-m_settings.earlier),
      m_random(m_settings.seed) {
    advanceTo(Duration(0));
}

/// Where the next part begins: a pause takes with it the part that it cuts short.
Broadcast::Due Broadcast::due() const {
    Due due{m_shot, false};
    for (const BroadcastEvent& event : m_events) {
        if (event.kind == BroadcastEvent::Kind::kPaused &&
            due.start + m_settings.part > event.from && due.start < event.until) {
            due = {event.until, true};
        }
    }
    return due;
}

Duration Broadcast::nextPublication(Duration now) const {
    const std::size_t skipped = m_segments.size() - std::min<std::size_t>(m_segments.size(), 3);
    for (const MadeSegment& segment : m_segments | std::views::drop(skipped)) {
        for (const MadePart& part : segment.parts) {
            if (part.publishedAt > now) {
                return part.publishedAt;
            }
        }
    }
    return due().start + m_settings.part + m_settings.productionDelay;
}

void Broadcast::advanceTo(Duration now) {
    for (Due next = due(); next.start <= now; next = due()) {
        makePart(next);
    }
}

void Broadcast::makePart(const Due& due) {
    if (m_segments.empty() || due.isAfterPause ||
        m_segments.back().parts.size() >= partsPerSegment()) {
        beginSegment(due.isAfterPause);
    }
    std::vector<MadePart>& parts = m_segments.back().parts;
    const Duration within = m_settings.part * static_cast<std::int64_t>(parts.size());
    MadePart part;
    part.start = due.start;
    part.duration = m_settings.part;
    part.isIndependent = within % m_settings.keyFrameInterval == Duration(0);
    part.sizes = drawSizes(part.isIndependent);
    m_shot = part.start + part.duration;
    part.publishedAt = m_shot + m_settings.productionDelay;
    for (std::size_t rendition = 0; rendition != renditions(); ++rendition) {
        part.gaps.push_back(isWithin(BroadcastEvent::Kind::kGap, part.start, m_shot, rendition));
    }
    parts.push_back(std::move(part));
}

bool Broadcast::isWithin(BroadcastEvent::Kind kind, Duration from, Duration until,
                         std::size_t rendition) const {
    return std::ranges::any_of(m_events, [&](const BroadcastEvent& event) {
        return event.kind == kind && from < event.until && until > event.from &&
               event.rendition.value_or(rendition) == rendition;
    });
}

void Broadcast::beginSegment(bool isAfterPause) {
    MadeSegment segment;
    if (!m_segments.empty()) {
        const MadeSegment& last = m_segments.back();
        segment.index = last.index + 1;
        segment.version = last.version;
        segment.discontinuities = last.discontinuities;
        segment.hasDiscontinuityBefore =
            isAfterPause || isWithin(BroadcastEvent::Kind::kDiscontinuity, last.start(), m_shot);
    }
    if (segment.hasDiscontinuityBefore) {
        ++segment.version;
        ++segment.discontinuities;
    }
    m_segments.push_back(std::move(segment));
}

std::vector<std::size_t> Broadcast::drawSizes(bool hasKeyFrame) {
    // std::uniform_real_distribution differs between libraries.
    const double unit = static_cast<double>(m_random() % 10'000) / 10'000;
    const double noise = 0.85 + 0.3 * unit;
    const double seconds = std::chrono::duration<double>(m_settings.part).count();
    const auto partsPerGop = static_cast<double>(m_settings.keyFrameInterval / m_settings.part);
    const double others = partsPerGop > 1
                              ? (partsPerGop - m_settings.keyFrameBurst) / (partsPerGop - 1)
                              : m_settings.keyFrameBurst;
    const double weight = hasKeyFrame ? m_settings.keyFrameBurst : others;
    std::vector<std::size_t> sizes;
    for (const double rate : m_settings.ladder) {
        sizes.push_back(static_cast<std::size_t>(rate / 8 * seconds * weight * noise));
    }
    if (m_settings.audio) {
        sizes.push_back(static_cast<std::size_t>(*m_settings.audio / 8 * seconds));
    }
    return sizes;
}

}  // namespace sigma::player::test
