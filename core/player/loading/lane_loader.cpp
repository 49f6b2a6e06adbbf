#include "core/player/loading/lane_loader.h"

#include <algorithm>
#include <utility>

#include "core/player/playout.h"

namespace sigma::player {

using namespace std::chrono_literals;

LaneLoader::LaneLoader(Lane lane, Requests& requests, InitStore& inits, const Clock& clock,
                       LaneListener& listener)
    : m_lane(lane),
      m_clock(clock),
      m_listener(listener),
      m_queue(
          lane, requests, clock,
          [this](const Transfer& transfer) { m_listener.onTransfer(m_lane, transfer); },
          [this](std::size_t index, const Error& error) { onFailure(index, error); }),
      m_delivery(lane, inits, listener) {}

void LaneLoader::aim(MediaSource& source, const EntryPoint& at) {
    stop();
    m_source = &source;
    m_cursor = at.at;
    m_delivery.setLoadedUntil(at.start);
}

void LaneLoader::stop() {
    dropFrom(0);
    m_source = nullptr;
    m_switch.forget();
    m_retry.reset();
    m_refusedHint.reset();
    m_isAtEnd = false;
}

void LaneLoader::switchTo(MediaSource& source) {
    m_switch.want(&source == m_source ? nullptr : &source);
}

void LaneLoader::giveUp() {
    m_switch.goBack();
    dropFrom(m_queue.pendingIndex());
}

std::optional<SteadyTime> LaneLoader::advance(const LaneOutlook& outlook) {
    if (m_source == nullptr || !m_source->hasPlaylist()) {
        return std::nullopt;
    }
    do {
        reviseHints();
        while (deliverFirst()) {
        }
        if (m_clock.steadyNow() < m_retry.notBefore()) {
            return m_retry.notBefore();
        }
    } while (requestNext(outlook));
    const auto until = m_switch.waitsUntil();
    return until && *until > m_clock.steadyNow() ? until : std::nullopt;
}

void LaneLoader::reviseHints() {
    for (std::size_t i = 0; i != m_queue.size(); ++i) {
        MediaLoad& load = m_queue[i];
        if (load.plan.kind != ChunkPlan::Kind::kHint || !load.source->hasPlaylist()) {
            continue;
        }
        const MediaSource& source = *load.source;
        ChunkChoice now = planChunk(source.playlist(), source.timeline(), load.plan.at, false);
        if (now.plan && now.plan->isOfSameBytes(load.plan) &&
            now.plan->kind != ChunkPlan::Kind::kGap) {
            // What was hinted at may have turned out to begin the next segment.
            load.plan = *std::move(now.plan);
            m_cursor = load.source == m_source ? load.plan.next : m_cursor;
        } else if (now.plan || now.reason != NoChunk::kNotYet) {
            dropFrom(i);
            return;
        }
    }
}

bool LaneLoader::deliverFirst() {
    if (m_queue.isEmpty()) {
        return false;
    }
    const auto delivered = m_delivery.deliver(m_queue.front());
    if (delivered == ChunkDelivery::Outcome::kNotYet) {
        return false;
    }
    if (delivered == ChunkDelivery::Outcome::kMedia) {
        m_retry.onLoaded();
    }
    m_queue.popFront();
    return true;
}

bool LaneLoader::wantsSegments(const LaneOutlook& outlook) const {
    if (next() != nullptr || !outlook.bandwidth || !m_queue.isEmpty()) {
        return false;
    }
    const hls::MediaPlaylist& playlist = m_source->playlist();
    const hls::Segment* const segment = playlist.segment(normalized(playlist, m_cursor).msn);
    if (segment == nullptr || segment == &playlist.inProgress) {
        return false;
    }
    // A segment is of use only when it is whole: not where waiting for it is a risk.
    const double bits = secondsOf(segment->duration) * m_listener.bitrateOf(m_source->id());
    const auto time = std::chrono::duration<double>(bits / std::max(*outlook.bandwidth, 1.0));
    const Duration buffer = loadedUntil() - outlook.position;
    return time < std::max<Duration>(buffer / 2, 300ms);
}

bool LaneLoader::requestNext(const LaneOutlook& outlook) {
    considerSwitch(outlook);
    if (m_queue.hasHint() || m_queue.size() > 1 || !m_source->hasPlaylist()) {
        return false;
    }
    ChunkChoice choice =
        planChunk(m_source->playlist(), m_source->timeline(), m_cursor, wantsSegments(outlook));
    m_isAtEnd = !choice.plan && choice.reason == NoChunk::kEnd;
    if (!choice.plan) {
        if (choice.reason == NoChunk::kGone && m_queue.isEmpty()) {
            m_listener.onGone(m_lane, loadedUntil());
        }
        return false;
    }
    const ChunkPlan& plan = *choice.plan;
    if (plan.kind == ChunkPlan::Kind::kHint) {
        const bool mayBeTheOther = next() != nullptr && hintBeginsSegment(m_source->playlist());
        if ((m_refusedHint && plan.isOfSameBytes(*m_refusedHint)) || mayBeTheOther) {
            return false;
        }
    } else if (!m_queue.isEmpty()) {
        return false;
    }
    if (m_switch.waits(plan, loadedUntil() - outlook.position, m_clock.steadyNow())) {
        return false;
    }
    const MediaSource* const before = next();
    const std::size_t asked = m_queue.size();
    if (!m_listener.mayLoad(m_lane, plan)) {
        return false;
    }
    if (m_queue.size() != asked) {
        return true;  // what it was to follow was given up
    }
    if (next() == before || !considerSwitch(outlook)) {
        ask(*std::move(choice.plan), outlook.isUrgent);
    }
    return true;
}

bool LaneLoader::isLastLoose(double otherBitrate) const {
    return !m_queue.isEmpty() &&
           m_queue.back().isLoose(m_listener.bitrateOf(m_queue.back().source->id()), otherBitrate);
}

Duration LaneLoader::boundUntil() const {
    const bool isLoose =
        !m_queue.isEmpty() && isLastLoose(m_listener.bitrateOf(m_queue.back().source->id()) / 2);
    return isLoose ? m_queue.back().plan.start : askedUntil();
}

Duration LaneLoader::askedUntil() const {
    if (!m_queue.isEmpty()) {
        return m_queue.back().plan.end();
    }
    if (m_source == nullptr || !m_source->hasPlaylist()) {
        return loadedUntil();
    }
    const hls::MediaPlaylist& playlist = m_source->playlist();
    return m_source->timeline()
        .startOf(playlist, normalized(playlist, m_cursor))
        .value_or(loadedUntil());
}

bool LaneLoader::considerSwitch(const LaneOutlook& outlook) {
    MediaSource* const other = next();
    if (other == nullptr) {
        return false;
    }
    const double bitrate = m_listener.bitrateOf(other->id());
    const bool isLoose = isLastLoose(bitrate);
    const bool isNothingElse = m_queue.isEmpty() || (isLoose && m_queue.size() == 1);
    const auto entry = m_switch.entry({.earliest = outlook.position + kLeastAhead,
                                       .from = isLoose ? m_queue.back().plan.start : askedUntil(),
                                       .oldBitrate = m_listener.bitrateOf(m_source->id()),
                                       .newBitrate = bitrate},
                                      isNothingElse);
    if (!entry) {
        return false;
    }
    if (isLoose) {
        // It may be of one before the present one, to which dropping it leads back.
        dropFrom(m_queue.size() - 1);
        m_switch.want(other);
    }
    m_source = m_switch.take();
    m_cursor = entry->at;
    m_retry.reset();
    m_refusedHint.reset();
    return true;
}

void LaneLoader::ask(ChunkPlan plan, bool isUrgent) {
    m_cursor = plan.next;
    if (plan.kind == ChunkPlan::Kind::kGap) {
        m_queue.putGap(*m_source, std::move(plan));
        return;
    }
    const auto url = m_source->tracker().base().resolve(plan.uri);
    if (url.has_error()) {
        m_listener.onChunkFault(m_lane, url.error());
        m_queue.putGap(*m_source, std::move(plan));
        return;
    }
    m_queue.ask(*m_source, std::move(plan), *url, m_listener.bitrateOf(m_source->id()), isUrgent);
    // Its initialisation section comes beside it.
    m_delivery.prepare(m_queue.back());
}

void LaneLoader::onFailure(std::size_t index, const Error& error) {
    ChunkPlan plan = m_queue[index].plan;
    dropFrom(index);
    m_listener.onChunkFault(m_lane, error);
    if (plan.kind == ChunkPlan::Kind::kHint) {
        m_refusedHint = std::move(plan);
    } else if (!m_retry.mayTryAgain(error.code, m_clock.steadyNow())) {
        m_cursor = plan.next;
        m_queue.putGap(*m_source, std::move(plan));
    }
}

void LaneLoader::dropFrom(std::size_t index) {
    if (index >= m_queue.size()) {
        return;
    }
    if (MediaSource* const source = m_queue[index].source; source != m_source) {
        // The switch was to come behind it.
        m_switch.want(m_source);
        m_source = source;
    }
    m_cursor = m_queue[index].plan.at;
    m_queue.dropFrom(index);
}

bool LaneLoader::uses(const MediaSource& source) const {
    return &source == m_source || &source == next() || m_queue.holds(source);
}

}  // namespace sigma::player
