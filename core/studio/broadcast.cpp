#include "core/studio/broadcast.h"

#include <algorithm>

#include "core/studio/rendition_plan.h"

namespace sigma::studio {
namespace {

/// For encoders, so that their last pictures still go out, and then for outputs; with the time to
/// the next poll it stays under the two seconds that are promised.
constexpr auto kEncodersPatience = std::chrono::milliseconds(300);
constexpr auto kOutputsPatience = std::chrono::milliseconds(1'300);
constexpr auto kLongestEnd = std::chrono::milliseconds(1'800);
/// For a person who switches one destination off and another on, or the same again.
constexpr auto kSwitchingTime = std::chrono::seconds(10);

}  // namespace

Result<std::shared_ptr<Broadcast>> Broadcast::create(const ProgramSettings& program,
                                                     const std::vector<Destination>& destinations,
                                                     const StudioParts& parts) {
    SIGMA_TRY_ASSIGN(auto connections, BroadcastConnections::create(program, destinations, parts));
    std::shared_ptr<Broadcast> broadcast(new Broadcast(program, std::move(connections), parts));
    SIGMA_TRY(broadcast->openEncoders());
    return broadcast;
}

Broadcast::Broadcast(const ProgramSettings& program, BroadcastConnections connections,
                     StudioParts parts)
    : m_program(program),
      m_parts(std::move(parts)),
      m_connections(std::move(connections)),
      m_guard(program.renditions.size()) {}

Result<void> Broadcast::openEncoders() {
    SIGMA_TRY_ASSIGN(m_audioEncoder, m_parts.makeAudioEncoder({m_program.audioBitrate}));
    for (std::size_t index = 0; index != m_program.renditions.size(); ++index) {
        SIGMA_TRY(openRendition(index));
    }
    return {};
}

Result<void> Broadcast::openRendition(std::size_t index) {
    Rendition rendition;
    const encoder::VideoEncoderSettings settings =
        encoderSettings(m_program, m_program.renditions[index]);
    rendition.feed = std::make_shared<OutputFeed>(m_connections->outputsOf(index));
    SIGMA_TRY_ASSIGN(
        rendition.encoder,
        RenditionEncoder::create(
            settings, m_parts.makeVideoEncoder, m_parts.clock,
            [feed = rendition.feed](const media::MediaEvent& event) { feed->consume(event); }));
    rendition.target = settings.bitrate;
    rendition.feed->consume(rendition.encoder->track());
    rendition.feed->consume(m_audioEncoder->track());
    m_renditions.push_back(std::move(rendition));
    return {};
}

void Broadcast::onPicture(std::uint64_t number,
                          const std::shared_ptr<const media::VideoFrame>& picture) {
    if (m_endsBy || !m_isAnyoneThere) {
        return;
    }
    if (!m_timeline) {
        m_timeline.emplace(m_program.frameRate, number);
        m_firstPicture = number;
    }
    const std::uint64_t sinceStart = number - m_firstPicture;
    const bool isKeyNow = isKey(sinceStart);
    for (Rendition& rendition : m_renditions) {
        rendition.waitsForKey = rendition.waitsForKey && !isKeyNow;
        const bool isLeftOut = sinceStart % rendition.divisor != 0 && !isKeyNow;
        if (!rendition.isShed && !rendition.waitsForKey && !isLeftOut) {
            rendition.encoder->offer({picture, m_timeline->pictureTime(number), isKeyNow});
        }
    }
}

/// Every keyInterval by number; when one is asked for, at once, but never two within half a second.
bool Broadcast::isKey(std::uint64_t picture) {
    const std::uint64_t perKey = picturesPerKey(m_program);
    const bool isDue = !m_lastPicture || picture / perKey != *m_lastPicture / perKey;
    m_lastPicture = picture;
    const std::uint64_t half = m_program.frameRate.numerator / m_program.frameRate.denominator / 2;
    const bool isAsked = m_isKeyWanted && picture - m_lastKey >= half;
    if (!isDue && !isAsked) {
        return false;
    }
    m_lastKey = picture;
    m_isKeyWanted = false;
    return true;
}

void Broadcast::onSound(std::uint64_t number, std::span<const float> samples) {
    const auto time = m_timeline ? m_timeline->soundTime(number) : std::nullopt;
    if (!time || m_endsBy || !m_isAnyoneThere) {
        return;
    }
    encoder::AudioEncoder::Samples encoded;
    if (m_audioEncoder->encode(samples, *time, encoded).has_error()) {
        return;
    }
    for (const auto& sample : encoded) {
        for (const Rendition& rendition : m_renditions) {
            rendition.feed->consume(sample);
        }
    }
}

bool Broadcast::poll(SteadyTime now) {
    if (!m_connections) {
        return false;
    }
    followDestinations(now);
    m_connections->refresh();
    m_isAnyoneThere = !m_connections->haveEnded() || (!m_isEnding && now < m_staysUntil);
    if (!m_isAnyoneThere) {
        m_isEnding = true;  // Whoever refuses does not change their mind.
    }
    if (m_isEnding) {
        if (keepEnding(now)) {
            publishReport(now, BroadcastState::kIdle);
            letGo();
            return false;
        }
    } else {
        followAdvice();
        guardLadder(now);
    }
    publishReport(now, state(now));
    return true;
}

void Broadcast::setDestinations(std::vector<Destination> destinations) {
    m_destinations.store(std::make_shared<const std::vector<Destination>>(std::move(destinations)));
}

void Broadcast::followDestinations(SteadyTime now) {
    const auto wanted = m_destinations.load();
    if (!wanted || m_isEnding || !m_connections->follow(*wanted, m_program, m_parts, now)) {
        return;
    }
    m_staysUntil = now + kSwitchingTime;
    for (std::size_t index = 0; index != m_renditions.size(); ++index) {
        m_renditions[index].feed->setOutputs(m_connections->outputsOf(index));
    }
}

void Broadcast::setBitrateRange(const publish::BitrateRange& range) {
    m_range.store(std::make_shared<const publish::BitrateRange>(range));
}

void Broadcast::followAdvice() {
    if (const auto range = m_range.load(); range && *range != m_program.bitrate) {
        m_program.bitrate = *range;
        m_connections->setBitrateRange(*range);
    }
    // Of those that are there: fewer once one has left.
    const std::uint64_t requests = m_connections->keyFrameRequests();
    m_isKeyWanted = m_isKeyWanted || requests > m_keyRequests;
    m_keyRequests = requests;
    for (std::size_t index = 0; index != m_renditions.size(); ++index) {
        Rendition& rendition = m_renditions[index];
        const publish::BitrateAdvice advice = m_connections->adviceFor(index);
        rendition.target = advice.videoBitrate > 0 ? advice.videoBitrate : unadvised(index);
        rendition.divisor = std::max(1U, advice.frameRateDivisor);
        rendition.encoder->setBitrate(rendition.target);
    }
}

/// What a rendition has until somebody knows the network.
std::int64_t Broadcast::unadvised(std::size_t index) const {
    return std::min(m_program.renditions[index].bitrate, rangeOf(m_program, index).maximum);
}

void Broadcast::guardLadder(SteadyTime now) {
    std::vector<LadderGuard::Load> loads;
    for (const Rendition& rendition : m_renditions) {
        const RenditionEncoder::Figures figures = rendition.encoder->figures();
        loads.push_back({figures.offered, figures.skipped});
    }
    const std::size_t shed = m_guard.observe(now, loads);
    for (std::size_t index = 0; index != m_renditions.size(); ++index) {
        Rendition& rendition = m_renditions[index];
        const bool isShed = index < shed || m_connections->adviceFor(index).isShed;
        rendition.waitsForKey = rendition.waitsForKey || (rendition.isShed && !isShed);
        rendition.isShed = isShed;
    }
}

/// First the encoders, then the outputs. True once all are done, or have had their time.
bool Broadcast::keepEnding(SteadyTime now) {
    if (!m_endsBy) {
        m_endsBy = now + kLongestEnd;
        for (const Rendition& rendition : m_renditions) {
            rendition.encoder->finish();
        }
    }
    const bool haveEncodersFinished = std::ranges::all_of(
        m_renditions, [](const Rendition& rendition) { return rendition.encoder->isFinished(); });
    const bool isLate = now >= *m_endsBy - kLongestEnd + kEncodersPatience;
    if (!m_areOutputsEnding && (haveEncodersFinished || isLate)) {
        m_areOutputsEnding = true;
        m_connections->end(kOutputsPatience);
    }
    const bool areAllDone = haveEncodersFinished && m_areOutputsEnding && !m_isAnyoneThere;
    return areAllDone || now >= *m_endsBy;
}

/// Of what hangs, too.
void Broadcast::letGo() {
    for (const Rendition& rendition : m_renditions) {
        rendition.feed->close();
        rendition.encoder->abandon();
    }
    m_renditions.clear();
    m_connections.reset();
}

BroadcastState Broadcast::state(SteadyTime now) {
    if (m_isEnding) {
        return BroadcastState::kEnding;
    }
    if (m_connections->isAnyLive()) {
        m_liveSince = m_liveSince.value_or(now);
        return BroadcastState::kLive;
    }
    return m_liveSince ? BroadcastState::kReconnecting : BroadcastState::kConnecting;
}

void Broadcast::publishReport(SteadyTime now, BroadcastState state) {
    BroadcastReport report;
    report.state = state;
    report.destinations = m_connections->reports();
    if (m_liveSince) {
        report.liveFor = std::chrono::duration_cast<std::chrono::milliseconds>(now - *m_liveSince);
    }
    for (std::size_t index = 0; index != m_renditions.size(); ++index) {
        const Rendition& rendition = m_renditions[index];
        const RenditionEncoder::Figures figures = rendition.encoder->figures();
        report.renditions.push_back({m_program.renditions[index].name, rendition.target,
                                     figures.bitrate, figures.encoded, figures.skipped,
                                     rendition.isShed});
    }
    m_report.store(std::make_shared<const BroadcastReport>(std::move(report)));
}

}  // namespace sigma::studio
