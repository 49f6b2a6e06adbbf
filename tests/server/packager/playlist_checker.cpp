#include "tests/server/packager/playlist_checker.h"

#include <gtest/gtest.h>

#include "core/container/fmp4_fragment_reader.h"
#include "core/container/fmp4_init_reader.h"
#include "core/hls/media_playlist_parser.h"

namespace sigma::packager::test {
namespace {

using namespace std::chrono_literals;

constexpr MediaTime kRounding = 1ms;
/// What ticks of a tenth of a second and the time between them may add.
constexpr auto kPaceTolerance = 220ms;
/// Decoding times predicted, timestamps rounded, and a frame of audio across the cut.
constexpr MediaTime kProgramTimeTolerance = 8ms;

std::string uriOf(PartPosition position) {
    return std::to_string(position.sequence) + "." + std::to_string(position.part) + ".m4s";
}

MediaTime total(const std::vector<hls::Part>& parts) {
    MediaTime sum{0};
    for (const hls::Part& part : parts) {
        sum += part.duration;
    }
    return sum;
}

}  // namespace

void PlaylistChecker::observe(const LlHlsWindow& window, SteadyTime now) {
    if (!window.isPlayable()) {
        EXPECT_FALSE(m_previous) << "a playlist has gone";
        return;
    }
    const std::string text(window.playlist().plain().text());
    SCOPED_TRACE(window.rendition() + "\n" + text);
    auto parsed = hls::parseMediaPlaylist(text);
    ASSERT_TRUE(parsed.has_value()) << parsed.error().context;
    checkHeader(window, *parsed);
    checkSegments(window, *parsed);
    checkMedia(window, parsed->mediaSequence);
    checkHint(window, *parsed);
    checkDelta(window, *parsed);
    checkPace(*parsed, now);
    m_previous = std::move(*parsed);
}

void PlaylistChecker::checkHeader(const LlHlsWindow& window, const hls::MediaPlaylist& playlist) {
    const auto target = playlist.targetDuration;
    EXPECT_GE(playlist.serverControl.holdBack, 3 * target);
    if (playlist.partTarget) {
        EXPECT_GE(playlist.serverControl.partHoldBack, 3 * *playlist.partTarget);
        EXPECT_GE(playlist.serverControl.canSkipUntil, 6 * target);
        EXPECT_TRUE(playlist.serverControl.canBlockReload);
        EXPECT_EQ(playlist.preloadHints.empty(), playlist.hasEndList);
    }
    EXPECT_EQ(playlist.partTarget.has_value(), window.plan().listsParts);
    if (!m_previous) {
        return;
    }
    EXPECT_EQ(playlist.targetDuration, m_previous->targetDuration);
    EXPECT_EQ(playlist.partTarget, m_previous->partTarget);
    EXPECT_EQ(playlist.serverControl, m_previous->serverControl);
    EXPECT_GE(playlist.mediaSequence, m_previous->mediaSequence);
    EXPECT_GE(playlist.discontinuitySequence, m_previous->discontinuitySequence);
    std::uint64_t removed = 0;
    for (std::uint64_t gone = m_previous->mediaSequence; gone < playlist.mediaSequence; ++gone) {
        removed += m_segments.at(gone).hasDiscontinuityBefore ? 1 : 0;
    }
    EXPECT_EQ(playlist.discontinuitySequence, m_previous->discontinuitySequence + removed);
    EXPECT_FALSE(m_previous->hasEndList) << "nothing follows the end";
}

void PlaylistChecker::checkSegments(const LlHlsWindow& window, const hls::MediaPlaylist& playlist) {
    MediaTime fromEnd = total(playlist.inProgress.parts);
    for (std::size_t index = playlist.segments.size(); index-- != 0;) {
        const hls::Segment& segment = *playlist.segments[index];
        EXPECT_TRUE(segment.parts.empty() || fromEnd <= 3 * playlist.targetDuration + 100ms);
        fromEnd += segment.duration;
    }
    const hls::Segment* before = nullptr;
    std::uint64_t sequence = playlist.mediaSequence;
    for (const auto& segment : playlist.segments) {
        EXPECT_LE(std::chrono::round<std::chrono::seconds>(segment->duration),
                  playlist.targetDuration);
        EXPECT_GT(segment->duration, MediaTime::zero());
        EXPECT_EQ(segment->uri, std::to_string(sequence) + ".m4s");
        hls::Segment known = *segment;
        known.parts.clear();
        const auto [place, isNew] = m_segments.emplace(sequence, known);
        EXPECT_TRUE(isNew || place->second == known) << segment->uri << " has changed";
        checkParts(segment->parts);
        if (!segment->parts.empty()) {
            EXPECT_GE(segment->duration, total(segment->parts) - 10ms);
        }
        if (segment->isGap) {
            m_gapSegments.insert(sequence);
        }
        if (segment->hasDiscontinuityBefore) {
            m_discontinuities.insert(sequence);
        } else if (before && m_expectations.contiguous && !before->isGap && !segment->isGap) {
            const auto step = *segment->programDateTime - *before->programDateTime;
            EXPECT_NEAR(static_cast<double>((step - before->duration) / 1us), 0.0,
                        static_cast<double>(kProgramTimeTolerance / 1us))
                << segment->uri;
        }
        before = segment.get();
        ++sequence;
    }
    checkParts(playlist.inProgress.parts);
    EXPECT_TRUE(playlist.segments.empty() || window.hasFinished(sequence - 1));
    EXPECT_FALSE(window.hasFinished(sequence));
}

void PlaylistChecker::checkParts(const std::vector<hls::Part>& parts) {
    const PlaylistChecker::Expectations& expected = m_expectations;
    for (std::size_t index = 0; index != parts.size(); ++index) {
        const hls::Part& part = parts[index];
        const auto [known, isNew] = m_parts.emplace(part.uri, part);
        EXPECT_TRUE(isNew || known->second == part) << part.uri << " has changed";
        if (part.isGap) {
            m_gapParts.insert(part.uri);
        }
        const bool isLast = index + 1 == parts.size();
        const bool isBeforeGap = !isLast && parts[index + 1].isGap && !part.isGap;
        const MediaTime target = m_previous ? *m_previous->partTarget : MediaTime::max();
        EXPECT_LE(part.duration, target) << part.uri;
        if (m_previous && expected.filledParts && !isBeforeGap && !isLast) {
            EXPECT_GE(part.duration * 100, target * 85) << part.uri;
        }
    }
}

void PlaylistChecker::checkMedia(const LlHlsWindow& window, std::uint64_t firstListed) {
    const PartPosition last = *window.lastPart();
    const std::uint64_t from = m_last ? m_last->sequence : firstListed;
    EXPECT_FALSE(m_last && last < *m_last) << "parts have gone";
    for (std::uint64_t sequence = from; sequence <= last.sequence; ++sequence) {
        const auto segment = window.segment(sequence);
        ASSERT_TRUE(segment) << sequence;
        ASSERT_TRUE(segment->init);
        const auto initName = "init-" + std::to_string(segment->init->version);
        const auto init = m_inits.emplace(initName, segment->init->data).first;
        EXPECT_EQ(init->second, segment->init->data);
        EXPECT_EQ(window.init(segment->init->version), segment->init);
        for (std::uint32_t index = 0; index != segment->parts.size(); ++index) {
            const MediaPart& part = *segment->parts[index];
            const auto [known, isNew] = m_bytes.emplace(PartPosition{sequence, index}, part.data);
            EXPECT_TRUE(isNew || known->second == part.data) << "other bytes";
            if (isNew) {
                m_isBroken = m_isBroken || (index == 0 && segment->isDiscontinuity);
                checkFragment(*segment, part);
            }
        }
    }
    m_last = last;
}

void PlaylistChecker::checkFragment(const MediaSegment& segment, const MediaPart& part) {
    EXPECT_EQ(part.data.empty(), part.isGap);
    if (part.isGap) {
        m_isBroken = true;
        return;
    }
    ++m_mediaParts;
    const auto tracks = container::readInitSegment(segment.init->data);
    ASSERT_TRUE(tracks.has_value());
    const auto fragments = container::readFragments(part.data, *tracks);
    ASSERT_TRUE(fragments.has_value()) << fragments.error().context;
    ASSERT_EQ(fragments->size(), 1U);
    const auto& samples = fragments->front().samples;
    const std::uint32_t timescale = tracks->front().timescale;
    const MediaTime begin = stream::toMediaTime(samples.front().dts, timescale);
    const media::MediaSample& final = samples.back();
    const MediaTime end = stream::toMediaTime(final.dts + final.duration, timescale);
    EXPECT_EQ(part.isIndependent, samples.front().isKey);
    EXPECT_LE(part.duration, end - begin + kRounding);
    if (m_mediaEnd && m_expectations.contiguous) {
        if (!m_isBroken) {
            EXPECT_LE(std::chrono::abs(begin - *m_mediaEnd), kRounding)
                << "a hole from " << m_mediaEnd->count() << " to " << begin.count();
        } else {
            EXPECT_GE(begin, *m_mediaEnd - 50ms);
        }
    }
    m_isBroken = false;
    m_mediaEnd = end;
}

void PlaylistChecker::checkHint(const LlHlsWindow& window, const hls::MediaPlaylist& playlist) {
    if (!window.plan().listsParts) {
        return;
    }
    const PartPosition last = *window.lastPart();
    if (!playlist.hasEndList) {
        ASSERT_EQ(playlist.preloadHints.size(), 1U);
        EXPECT_EQ(playlist.preloadHints.front().uri, uriOf(window.hintedPart()));
        EXPECT_FALSE(window.hasReached(window.hintedPart()));
        EXPECT_TRUE((window.hintedPart() == PartPosition{last.sequence, last.part + 1}) ||
                    (window.hintedPart() == PartPosition{last.sequence + 1, 0}));
    }
    if (m_hint && m_expectations.rightHints && window.hasReached(*m_hint)) {
        EXPECT_TRUE(m_bytes.contains(*m_hint)) << uriOf(*m_hint) << " was hinted and never came";
    }
    m_hint = window.hintedPart();
    if (!playlist.inProgress.parts.empty()) {
        // A finished segment is listed together with the first part of the next.
        const std::uint64_t open = playlist.mediaSequence + playlist.segments.size();
        EXPECT_EQ(playlist.inProgress.parts.front().uri, uriOf({open, 0}));
        EXPECT_EQ(last.sequence, open);
    } else {
        // But for the end, only media that stops coming leaves a finished segment last.
        EXPECT_TRUE(playlist.hasEndList || !m_expectations.rightHints);
    }
}

void PlaylistChecker::checkDelta(const LlHlsWindow& window, const hls::MediaPlaylist& full) {
    const auto delta = hls::parseMediaPlaylist(window.deltaUpdate().plain().text());
    ASSERT_TRUE(delta.has_value());
    const std::size_t skipped = delta->skip ? delta->skip->segments : 0;
    EXPECT_EQ(delta->mediaSequence, full.mediaSequence);
    EXPECT_EQ(delta->discontinuitySequence, full.discontinuitySequence);
    ASSERT_EQ(delta->segments.size() + skipped, full.segments.size());
    for (std::size_t index = 0; index != delta->segments.size(); ++index) {
        EXPECT_EQ(*delta->segments[index], *full.segments[index + skipped]);
    }
    EXPECT_EQ(delta->inProgress, full.inProgress);
    EXPECT_EQ(delta->preloadHints, full.preloadHints);
}

void PlaylistChecker::checkPace(const hls::MediaPlaylist& playlist, SteadyTime now) {
    const std::uint64_t listed = playlist.mediaSequence + playlist.segments.size();
    if (m_lastListed && listed == *m_lastListed) {
        return;
    }
    if (m_lastListed && m_expectations.steadySegments) {
        const std::chrono::milliseconds limit =
            std::chrono::milliseconds(playlist.targetDuration) * 3 / 2 + kPaceTolerance;
        EXPECT_LE((now - m_lastListedAt) / 1ms, limit / 1ms);
    }
    m_lastListed = listed;
    m_lastListedAt = now;
}

}  // namespace sigma::packager::test
