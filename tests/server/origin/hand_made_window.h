#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "server/packager/ll_hls_window.h"
#include "tests/support/sample_factory.h"

namespace sigma::origin::test {

using packager::LlHlsWindow;
using packager::MediaPart;
using packager::MediaSegment;
using packager::PackagingPlan;

inline constexpr std::uint32_t kPartsOfASegment = 4;

/// Segments of two seconds, parts of half a second.
inline PackagingPlan lowLatencyPlan() {
    using namespace std::chrono_literals;
    PackagingPlan plan;
    plan.targetDuration = 2s;
    plan.segmentDuration = 2s;
    plan.partTarget = 500ms;
    plan.listsParts = true;
    plan.holdBack = 6s;
    plan.partHoldBack = 1500ms;
    plan.skipUntil = 12s;
    plan.window = 30s;
    plan.frameRate = 30;
    return plan;
}

/// The bytes of part `part` of segment `sequence`: "part 7.0;".
inline std::string partText(std::uint64_t sequence, std::uint32_t part) {
    return "part " + std::to_string(sequence) + "." + std::to_string(part) + ";";
}

/// How far a rendition has got.
struct Progress {
    std::uint64_t segments = 10;  ///< finished, from number 0 on
    std::uint32_t parts = 2;      ///< of the segment in progress; 1 at least
    bool isEnded = false;
    std::uint32_t hintAhead = 0;  ///< segments between the last part and the hinted one
};

inline std::shared_ptr<const MediaSegment> handMadeSegment(std::uint64_t sequence,
                                                           std::uint32_t parts) {
    auto init = std::make_shared<packager::InitSegment>();
    init->version = 1;
    init->data = SharedBuffer::take(std::string("init;"));
    auto segment = std::make_shared<MediaSegment>();
    segment->sequence = sequence;
    segment->init = init;
    segment->isFinished = parts == kPartsOfASegment;
    for (std::uint32_t part = 0; part != parts; ++part) {
        auto made = std::make_shared<MediaPart>();
        made->data = SharedBuffer::take(partText(sequence, part));
        made->duration = std::chrono::milliseconds(500);
        made->isIndependent = part == 0;
        segment->parts.push_back(std::move(made));
    }
    return segment;
}

inline hls::Segment entryOf(const MediaSegment& segment) {
    hls::Segment entry;
    entry.uri = std::to_string(segment.sequence) + ".m4s";
    entry.map.uri = "init-1.mp4";
    for (std::size_t part = 0; part != segment.parts.size(); ++part) {
        entry.parts.push_back(
            {std::to_string(segment.sequence) + "." + std::to_string(part) + ".m4s",
             segment.parts[part]->duration, part == 0, false});
        entry.duration += segment.parts[part]->duration;
    }
    return entry;
}

inline std::shared_ptr<const LlHlsWindow> handMadeWindow(
    const Progress& progress, const PackagingPlan& plan = lowLatencyPlan()) {
    LlHlsWindow::Content content;
    content.rendition = "video";
    content.plan = plan;
    content.track = sigma::test::h264Track();
    content.playlist.targetDuration = plan.targetDuration;
    content.playlist.partTarget = plan.partTarget;
    content.playlist.serverControl = {true, plan.skipUntil, false, plan.holdBack,
                                      plan.partHoldBack};
    const auto shelf = std::make_shared<packager::SegmentList>();
    for (std::uint64_t sequence = 0; sequence != progress.segments; ++sequence) {
        shelf->push_back(handMadeSegment(sequence, kPartsOfASegment));
        content.playlist.segments.push_back(
            std::make_shared<const hls::Segment>(entryOf(*shelf->back())));
    }
    content.shelf = shelf;
    content.newest.push_back(handMadeSegment(progress.segments, progress.parts));
    content.playlist.inProgress = entryOf(*content.newest.back());
    content.playlist.hasEndList = progress.isEnded;
    content.lastPart = packager::PartPosition{progress.segments, progress.parts - 1};
    content.hintedPart = progress.hintAhead == 0
                             ? packager::PartPosition{progress.segments, progress.parts}
                             : packager::PartPosition{progress.segments + progress.hintAhead, 0};
    return std::make_shared<const LlHlsWindow>(std::move(content));
}

}  // namespace sigma::origin::test
