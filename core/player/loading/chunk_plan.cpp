#include "core/player/loading/chunk_plan.h"

#include <algorithm>

namespace sigma::player {
namespace {

bool isFinished(const hls::MediaPlaylist& playlist, std::uint64_t msn) {
    return msn - playlist.mediaSequence < playlist.segments.size();
}

bool isIndependent(const hls::MediaPlaylist& playlist, const hls::Segment& segment,
                   std::uint64_t part) {
    const bool isSaid = part < segment.parts.size() && segment.parts[part].isIndependent;
    // Plain playlists are cut at key frames by everyone, whether they say so or not.
    return isSaid || (part == 0 && (playlist.hasIndependentSegments || segment.parts.empty()));
}

ChunkPlan makePlan(const MediaTimeline& timeline, const hls::MediaPlaylist& playlist,
                   const hls::Segment& segment, ChunkPosition at) {
    ChunkPlan plan;
    plan.at = at;
    plan.map = segment.map;
    plan.start = timeline.startOf(playlist, at).value_or(timeline.end());
    plan.date = timeline.dateAt(plan.start);
    plan.isIndependent = isIndependent(playlist, segment, at.part);
    plan.hasDiscontinuityBefore = at.part == 0 && segment.hasDiscontinuityBefore;
    return plan;
}

ChunkChoice planSegment(ChunkPlan plan, const hls::Segment& segment) {
    plan.kind = segment.isGap ? ChunkPlan::Kind::kGap : ChunkPlan::Kind::kSegment;
    plan.next = {plan.at.msn + 1, 0};
    plan.uri = segment.uri;
    plan.range = segment.range;
    plan.duration = segment.duration;
    return {std::move(plan)};
}

ChunkChoice planPart(ChunkPlan plan, const hls::Part& part) {
    plan.kind = part.isGap ? ChunkPlan::Kind::kGap : ChunkPlan::Kind::kPart;
    plan.next = {plan.at.msn, plan.at.part + 1};
    plan.uri = part.uri;
    plan.range = part.range;
    plan.duration = part.duration;
    return {std::move(plan)};
}

ChunkChoice planHint(ChunkPlan plan, const hls::MediaPlaylist& playlist) {
    const auto hint = std::ranges::find(playlist.preloadHints, hls::PreloadHint::Type::kPart,
                                        &hls::PreloadHint::type);
    if (hint == playlist.preloadHints.end() || playlist.hasEndList) {
        return {std::nullopt, playlist.hasEndList ? NoChunk::kEnd : NoChunk::kNotYet};
    }
    // Without a start it begins with the file (draft-pantos-hls-rfc8216bis, 4.4.5.3).
    const bool isOpen =
        !hint->range && (hint->openFrom.value_or(0) != 0 || playlist.hasByteRanges());
    if (isOpen) {
        // What would come goes on behind the part, for as long as the segment does.
        return {std::nullopt, NoChunk::kNotYet};
    }
    plan.kind = ChunkPlan::Kind::kHint;
    plan.next = {plan.at.msn, plan.at.part + 1};
    plan.uri = hint->uri;
    plan.range = hint->range;
    plan.duration = playlist.partTarget.value_or(Duration{0});
    return {std::move(plan)};
}

/// Calls `visit` with every entry point of a segment, first to last.
template <class Visit>
void visitEntryPoints(const hls::MediaPlaylist& playlist, const MediaTimeline& timeline,
                      std::uint64_t msn, const Visit& visit) {
    const hls::Segment& segment = *playlist.segment(msn);
    const bool isInProgress = !isFinished(playlist, msn);
    const std::size_t parts = std::max<std::size_t>(segment.parts.size(), isInProgress ? 0 : 1);
    Duration start = timeline.startOf(playlist, {msn, 0}).value_or(timeline.end());
    for (std::uint64_t part = 0; part != parts; ++part) {
        if (isIndependent(playlist, segment, part)) {
            visit(EntryPoint{{msn, part}, start});
        }
        start += part < segment.parts.size() ? segment.parts[part].duration : Duration{0};
    }
}

}  // namespace

ChunkPosition normalized(const hls::MediaPlaylist& playlist, ChunkPosition position) {
    const hls::Segment* const segment = playlist.segment(position.msn);
    const bool isBehind = segment != nullptr && isFinished(playlist, position.msn) &&
                          position.part != 0 && position.part == segment->parts.size();
    return isBehind ? ChunkPosition{position.msn + 1, 0} : position;
}

ChunkChoice planChunk(const hls::MediaPlaylist& playlist, const MediaTimeline& timeline,
                      ChunkPosition position, bool prefersSegments) {
    const ChunkPosition at = normalized(playlist, position);
    const hls::Segment* const segment = playlist.segment(at.msn);
    if (segment == nullptr) {
        const bool isBefore = at.msn < playlist.mediaSequence;
        return {std::nullopt, isBefore              ? NoChunk::kGone
                              : playlist.hasEndList ? NoChunk::kEnd
                                                    : NoChunk::kNotYet};
    }
    ChunkPlan plan = makePlan(timeline, playlist, *segment, at);
    if (isFinished(playlist, at.msn)) {
        if (at.part == 0 && (prefersSegments || segment->parts.empty() || segment->isGap)) {
            return planSegment(std::move(plan), *segment);
        }
        if (at.part >= segment->parts.size()) {
            return {std::nullopt, NoChunk::kGone};
        }
        return planPart(std::move(plan), segment->parts[at.part]);
    }
    if (at.part < segment->parts.size()) {
        return planPart(std::move(plan), segment->parts[at.part]);
    }
    if (at.part > segment->parts.size()) {
        return {std::nullopt, NoChunk::kNotYet};
    }
    return planHint(std::move(plan), playlist);
}

std::optional<EntryPoint> entryPointBefore(const hls::MediaPlaylist& playlist,
                                           const MediaTimeline& timeline, Duration time) {
    std::optional<EntryPoint> best;
    const auto from = timeline.segmentAt(time);
    if (!from || playlist.segment(*from) == nullptr) {
        return std::nullopt;
    }
    for (std::uint64_t msn = *from;; --msn) {
        visitEntryPoints(playlist, timeline, msn, [&](const EntryPoint& point) {
            best = point.start <= time ? point : best;
        });
        if (best || msn == playlist.mediaSequence) {
            break;
        }
    }
    return best ? best : entryPointFrom(playlist, timeline, Duration::min());
}

std::optional<EntryPoint> entryPointFrom(const hls::MediaPlaylist& playlist,
                                         const MediaTimeline& timeline, Duration time) {
    const auto from = timeline.segmentAt(time);
    if (!from || playlist.segment(*from) == nullptr) {
        return std::nullopt;
    }
    std::optional<EntryPoint> best;
    const std::uint64_t end = playlist.mediaSequence + playlist.segments.size();
    for (std::uint64_t msn = *from; msn <= end && !best; ++msn) {
        visitEntryPoints(playlist, timeline, msn, [&](const EntryPoint& point) {
            best = !best && point.start >= time ? point : best;
        });
    }
    return best;
}

bool hintBeginsSegment(const hls::MediaPlaylist& playlist) {
    if (playlist.inProgress.parts.empty() || playlist.segments.empty()) {
        return true;
    }
    Duration sum = playlist.partTarget.value_or(Duration{0}) / 2;
    for (const hls::Part& part : playlist.inProgress.parts) {
        sum += part.duration;
    }
    return sum >= playlist.segments.back()->duration;
}

}  // namespace sigma::player
