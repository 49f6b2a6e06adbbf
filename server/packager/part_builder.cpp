#include "server/packager/part_builder.h"

#include <algorithm>

#include "core/container/fmp4_fragment_writer.h"

namespace sigma::packager {
namespace {

constexpr MediaTime kTimestampRounding = std::chrono::milliseconds(2);
/// Of the target, what a part within a segment lasts at least (rfc8216bis, 4.4.3.7).
constexpr int kLeastPercent = 85;

FrameSpacing spacingOf(const media::TrackInfo& track) {
    if (track.kind == media::TrackKind::kAudio) {
        return FrameSpacing::constant(
            stream::toMediaTime(track.audio.samplesPerFrame, track.timescale));
    }
    return {};
}

}  // namespace

PartBuilder::PartBuilder(std::shared_ptr<const media::TrackInfo> track, MediaTime target,
                         std::shared_ptr<MemoryFile> memory)
    : m_track(std::move(track)),
      m_memory(std::move(memory)),
      m_target(target),
      m_spacing(spacingOf(*m_track)) {}

MediaTime PartBuilder::timeOf(const media::MediaSample& sample) const {
    return stream::toMediaTime(sample.dts, m_track->timescale);
}

std::vector<std::shared_ptr<const MediaPart>> PartBuilder::add(const media::MediaSample& sample) {
    std::vector<std::shared_ptr<const MediaPart>> finished;
    const MediaTime time = timeOf(sample);
    m_spacing.observe(time);
    const MediaTime limit = m_target + kTimestampRounding;
    if (hasOpenPart()) {
        const MediaTime length = time - timeOf(m_samples.front());
        if (length + m_spacing.expected() > limit || endsBeforeGroup(sample, length)) {
            finished.push_back(finish(time));
        }
    }
    if (sample.isKey) {
        m_lastKeyFrame = time;
    }
    m_samples.push_back(sample);
    m_end = time + m_spacing.expected();
    const MediaTime start = timeOf(m_samples.front());
    if (m_spacing.isSteady() && m_end + m_spacing.expected() - start > limit) {
        finished.push_back(close());
    }
    return finished;
}

bool PartBuilder::endsBeforeGroup(const media::MediaSample& sample, MediaTime length) const {
    const bool isFilled = length * 100 >= m_target * kLeastPercent;
    if (!isFilled || !sample.isKey || m_track->kind != media::TrackKind::kVideo) {
        return false;
    }
    const MediaTime group = m_lastKeyFrame ? timeOf(sample) - *m_lastKeyFrame : m_target;
    return length + group > m_target + kTimestampRounding;
}

std::shared_ptr<const MediaPart> PartBuilder::finish(std::optional<MediaTime> nextSample) {
    if (nextSample && *nextSample > timeOf(m_samples.back()) && !m_spacing.isConstant()) {
        m_end = *nextSample;
    }
    return close();
}

std::shared_ptr<const MediaPart> PartBuilder::close() {
    const std::int64_t endTicks = stream::toTicks(m_end, m_track->timescale);
    for (std::size_t index = 0; index != m_samples.size(); ++index) {
        const bool isLast = index + 1 == m_samples.size();
        const std::int64_t next = isLast ? endTicks : m_samples[index + 1].dts;
        m_samples[index].duration =
            static_cast<std::uint32_t>(std::max<std::int64_t>(next - m_samples[index].dts, 1));
    }
    auto part = std::make_shared<MediaPart>();
    part->start = timeOf(m_samples.front());
    part->end = m_end;
    // A frame that was shown for longer than a part lasts can't be announced in one.
    part->duration = std::min(m_end - part->start, m_target);
    part->isIndependent = m_samples.front().isKey;
    part->data = container::writeFragment(++m_fragmentNumber, m_samples);
    if (m_memory) {
        part->data = m_memory->keep(std::move(part->data));
    }
    m_samples.clear();
    return part;
}

}  // namespace sigma::packager
