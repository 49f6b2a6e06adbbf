#include "core/player/lane_loader.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/player/answer_error.h"
#include "core/player/playout.h"
#include "core/player/switch_point.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostBytes = 64 * 1024 * 1024;
constexpr unsigned kMostInitFailures = 3;
/// Two playlists tell of the same moment one after the other.
constexpr Duration kLongestWait = 250ms;
/// For the first playlist of the source that a transfer was given up for: to ask for the same again
/// would undo that.
constexpr Duration kLongestWaitToGoBack = 1s;

/// After how many failures a chunk is given up for a gap. Where nothing answers, it is not the
/// chunk that is at fault.
unsigned mostTries(ErrorCode code) {
    switch (code) {
        case ErrorCode::kNotFound:
        case ErrorCode::kForbidden:
        case ErrorCode::kUnauthorized:
        case ErrorCode::kLimitExceeded:
            return 2;
        case ErrorCode::kUnavailable:
            return 6;
        default:
            return std::numeric_limits<unsigned>::max();
    }
}

Duration patienceFor(const ChunkPlan& plan, const hls::MediaPlaylist& playlist) {
    return plan.kind == ChunkPlan::Kind::kHint ? 3 * Duration(playlist.targetDuration) + 1s
                                               : std::clamp<Duration>(4 * plan.duration, 4s, 30s);
}

}  // namespace

LaneLoader::LaneLoader(Lane lane, Requests& requests, InitStore& inits, const Clock& clock,
                       LaneListener& listener)
    : m_lane(lane), m_requests(requests), m_inits(inits), m_clock(clock), m_listener(listener) {}

void LaneLoader::aim(MediaSource& source, const EntryPoint& at) {
    stop();
    m_source = &source;
    m_cursor = at.at;
    m_loadedUntil = at.start;
}

void LaneLoader::stop() {
    dropFrom(0);
    m_source = nullptr;
    m_next = nullptr;
    m_refusedHint.clear();
    m_failures = 0;
    m_retryAt = {};
    m_waitsUntil.reset();
    m_goesBack = false;
    m_isAtEnd = false;
}

void LaneLoader::switchTo(MediaSource& source) {
    m_next = &source == m_source ? nullptr : &source;
    m_goesBack = m_goesBack && m_next != nullptr;
}

void LaneLoader::giveUp(bool goesBack) {
    m_goesBack = goesBack;
    const auto underWay = std::ranges::find_if(m_loads, &MediaLoad::isUnderWay);
    dropFrom(static_cast<std::size_t>(underWay - m_loads.begin()));
}

std::optional<SteadyTime> LaneLoader::advance(const LaneOutlook& outlook) {
    if (m_source == nullptr || !m_source->hasPlaylist()) {
        return std::nullopt;
    }
    do {
        reviseHints();
        while (deliverFirst()) {
        }
        if (m_clock.steadyNow() < m_retryAt) {
            return m_retryAt;
        }
    } while (requestNext(outlook));
    return m_waitsUntil && *m_waitsUntil > m_clock.steadyNow() ? m_waitsUntil : std::nullopt;
}

void LaneLoader::reviseHints() {
    for (std::size_t i = 0; i != m_loads.size(); ++i) {
        MediaLoad& load = m_loads[i];
        if (load.plan.kind != ChunkPlan::Kind::kHint || !load.source->hasPlaylist()) {
            continue;
        }
        const MediaSource& source = *load.source;
        ChunkChoice now = planChunk(source.playlist(), source.timeline(), load.plan.at, false);
        if (now.plan && now.plan->uri == load.plan.uri && now.plan->kind != ChunkPlan::Kind::kGap) {
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
    if (m_loads.empty()) {
        return false;
    }
    MediaLoad& load = m_loads.front();
    if (load.plan.kind == ChunkPlan::Kind::kGap) {
        handOver(load, {}, true);
    } else if (load.plan.kind == ChunkPlan::Kind::kHint || !load.answer) {
        return false;
    } else {
        auto init = initOf(load);
        if (!init) {
            return false;
        }
        handOver(load, init->has_value() ? **init : SharedBuffer(), init->has_error());
    }
    m_loads.pop_front();
    return true;
}

std::optional<Result<SharedBuffer>> LaneLoader::initOf(const MediaLoad& load) {
    if (load.plan.map.empty()) {
        return SharedBuffer();
    }
    const auto url = load.source->tracker().base().resolve(load.plan.map);
    if (url.has_error()) {
        return Result<SharedBuffer>(url.error());
    }
    if (auto init = m_inits.find(*url)) {
        return Result<SharedBuffer>(*std::move(init));
    }
    if (m_inits.failures(*url) >= kMostInitFailures) {
        return Result<SharedBuffer>(
            Error{ErrorCode::kNotFound, toString(*url) + " cannot be loaded"});
    }
    m_inits.load(*url);
    return std::nullopt;
}

void LaneLoader::handOver(const MediaLoad& load, SharedBuffer init, bool isGap) {
    MediaChunk chunk;
    chunk.lane = m_lane;
    chunk.variant = load.source->id().index;
    chunk.init = std::move(init);
    chunk.bytes = isGap || !load.answer ? SharedBuffer() : load.answer->body;
    chunk.start = load.plan.start;
    chunk.duration = load.plan.duration;
    chunk.programDateTime = load.plan.date;
    chunk.isGap = isGap;
    chunk.isIndependent = load.plan.isIndependent;
    chunk.hasDiscontinuityBefore = load.plan.hasDiscontinuityBefore;
    const Duration end = chunk.end();
    const auto before = std::exchange(m_handedOver, load.source->id());
    m_listener.onChunk(std::move(chunk));
    m_loadedUntil = end;
    m_failures = isGap ? m_failures : 0;
    if (before && *before != load.source->id()) {
        m_listener.onSwitched(m_lane, *before, load.source->id());
    }
}

bool LaneLoader::wantsSegments(const LaneOutlook& outlook) const {
    if (m_next != nullptr || !outlook.bandwidth || !m_loads.empty()) {
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
    const Duration buffer = m_loadedUntil - outlook.position;
    return time < std::max<Duration>(buffer / 2, 300ms);
}

bool LaneLoader::requestNext(const LaneOutlook& outlook) {
    considerSwitch(outlook);
    const bool hasHint = std::ranges::any_of(
        m_loads, [](const MediaLoad& load) { return load.plan.kind == ChunkPlan::Kind::kHint; });
    if (hasHint || m_loads.size() > 1 || !m_source->hasPlaylist()) {
        return false;
    }
    ChunkChoice choice =
        planChunk(m_source->playlist(), m_source->timeline(), m_cursor, wantsSegments(outlook));
    m_isAtEnd = !choice.plan && choice.reason == NoChunk::kEnd;
    if (!choice.plan) {
        if (choice.reason == NoChunk::kGone && m_loads.empty()) {
            m_listener.onGone(m_lane, m_loadedUntil);
        }
        return false;
    }
    const ChunkPlan& plan = *choice.plan;
    if (plan.kind == ChunkPlan::Kind::kHint) {
        const bool mayBeTheOther = m_next != nullptr && hintBeginsSegment(m_source->playlist());
        if (plan.uri == m_refusedHint || mayBeTheOther) {
            return false;
        }
    } else if (!m_loads.empty()) {
        return false;
    }
    if (waitsForOther(plan, outlook)) {
        return false;
    }
    const MediaSource* const before = m_next;
    if (!m_listener.mayLoad(m_lane, plan)) {
        return false;
    }
    if (m_next == before || !considerSwitch(outlook)) {
        ask(*std::move(choice.plan), outlook);
    }
    return true;
}

Duration LaneLoader::boundUntil() const {
    const bool isLastLoose =
        !m_loads.empty() && isLoose(m_listener.bitrateOf(m_loads.back().source->id()) / 2);
    return isLastLoose ? m_loads.back().plan.start : askedUntil();
}

bool LaneLoader::isLoose(double otherBitrate) const {
    if (m_loads.empty() || !m_loads.back().isUnderWay() || !m_loads.back().wasAwaited) {
        return false;
    }
    const MediaLoad& last = m_loads.back();
    const double seconds = secondsOf(last.plan.duration);
    const double left =
        m_listener.bitrateOf(last.source->id()) * seconds - static_cast<double>(last.bytes) * 8;
    return last.bytes == 0 || otherBitrate * seconds < left;
}

Duration LaneLoader::askedUntil() const {
    if (!m_loads.empty()) {
        return m_loads.back().plan.end();
    }
    if (m_source == nullptr || !m_source->hasPlaylist()) {
        return m_loadedUntil;
    }
    const hls::MediaPlaylist& playlist = m_source->playlist();
    return m_source->timeline()
        .startOf(playlist, normalized(playlist, m_cursor))
        .value_or(m_loadedUntil);
}

bool LaneLoader::considerSwitch(const LaneOutlook& outlook) {
    if (m_next == nullptr || !m_next->hasPlaylist()) {
        return false;
    }
    const bool isLastLoose = isLoose(m_listener.bitrateOf(m_next->id()));
    const Duration from = isLastLoose ? m_loads.back().plan.start : askedUntil();
    std::optional<EntryPoint> entry = takeOverAt(*m_next, from);
    if (!entry && m_goesBack && (m_loads.empty() || (isLastLoose && m_loads.size() == 1))) {
        entry = goBackTo(*m_next, {.earliest = outlook.position + kLeastAhead,
                                   .from = from,
                                   .oldBitrate = m_listener.bitrateOf(m_source->id()),
                                   .newBitrate = m_listener.bitrateOf(m_next->id())});
    }
    if (!entry) {
        return false;
    }
    if (isLastLoose) {
        // It may be of one before the present one, to which dropping it leads back.
        auto* const next = m_next;
        dropFrom(m_loads.size() - 1);
        m_next = next;
    }
    changeTo(*entry);
    return true;
}

/// Where the other source could take over, were what is newest there known already.
bool LaneLoader::waitsForOther(const ChunkPlan& plan, const LaneOutlook& outlook) {
    const bool isBehind = m_next != nullptr &&
                          (!m_next->hasPlaylist() || m_next->timeline().end() <= plan.start + 50ms);
    const bool hasTime = m_loadedUntil - outlook.position >= 2 * kLongestWait;
    const bool mayGoBack = m_goesBack && m_next != nullptr && !m_next->hasPlaylist();
    if (!mayGoBack && !(isBehind && plan.isIndependent && hasTime)) {
        m_waitsUntil.reset();
        return false;
    }
    const SteadyTime now = m_clock.steadyNow();
    m_waitsUntil = m_waitsUntil.value_or(now + (mayGoBack ? kLongestWaitToGoBack : kLongestWait));
    return now < *m_waitsUntil;
}

void LaneLoader::changeTo(const EntryPoint& at) {
    m_source = std::exchange(m_next, nullptr);
    m_cursor = at.at;
    m_failures = 0;
    m_retryAt = {};
    m_waitsUntil.reset();
    m_goesBack = false;
    m_refusedHint.clear();
}

void LaneLoader::ask(ChunkPlan plan, const LaneOutlook& outlook) {
    if (plan.kind == ChunkPlan::Kind::kGap) {
        putGap(std::move(plan));
        return;
    }
    const auto url = m_source->tracker().base().resolve(plan.uri);
    if (url.has_error()) {
        m_listener.onChunkFault(m_lane, url.error());
        putGap(std::move(plan));
        return;
    }
    MediaLoad load;
    load.key = ++m_lastKey;
    load.source = m_source;
    load.sentAt = m_clock.steadyNow();
    load.wasAwaited = plan.kind == ChunkPlan::Kind::kHint;
    FetchRequest request;
    request.kind = FetchKind::kMedia;
    request.url = *url;
    request.patience =
        std::chrono::ceil<std::chrono::milliseconds>(patienceFor(plan, m_source->playlist()));
    request.mostBytes = kMostBytes;
    request.lane = m_lane;
    request.mediaDuration = plan.duration;
    request.bitsPerSecond = m_listener.bitrateOf(m_source->id());
    request.isStartOrStall = outlook.isUrgent;
    m_cursor = plan.next;
    load.plan = std::move(plan);
    load.fetch = m_requests.send(
        std::move(request),
        [this, key = load.key](Result<FetchAnswer> answer) { onAnswer(key, std::move(answer)); },
        [this, key = load.key](const Arrival& arrival) {
            const auto found = std::ranges::find(m_loads, key, &MediaLoad::key);
            if (found != m_loads.end()) {
                found->addArrival(arrival);
            }
        });
    m_loads.push_back(std::move(load));
    // Its initialisation section comes beside it.
    static_cast<void>(initOf(m_loads.back()));
}

void LaneLoader::putGap(ChunkPlan plan) {
    plan.kind = ChunkPlan::Kind::kGap;
    m_cursor = plan.next;
    MediaLoad load;
    load.key = ++m_lastKey;
    load.source = m_source;
    load.plan = std::move(plan);
    m_loads.push_back(std::move(load));
}

void LaneLoader::onAnswer(std::uint64_t key, Result<FetchAnswer> answer) {
    const auto found = std::ranges::find(m_loads, key, &MediaLoad::key);
    if (found == m_loads.end()) {
        return;
    }
    if (const auto checked = checkAnswer(answer); checked.has_error()) {
        onFailure(static_cast<std::size_t>(found - m_loads.begin()), checked.error());
        return;
    }
    found->answer = *std::move(answer);
    found->bytes = found->answer->body.size();
    tellOfTransfer(*found);
}

void LaneLoader::tellProgress() {
    if (const MediaLoad* const load = pending(); load != nullptr && load->bytes != 0) {
        tellOfTransfer(*load);
    }
}

void LaneLoader::tellOfTransfer(const MediaLoad& load) {
    Transfer transfer = load.transfer();
    for (const MediaLoad& other : m_loads) {
        if (&other != &load && other.isUnderWay()) {
            transfer.beside = other.arrivals;
        }
    }
    m_listener.onTransfer(m_lane, transfer);
}

void LaneLoader::onFailure(std::size_t index, const Error& error) {
    constexpr Duration kFirstRetry = 100ms;
    constexpr Duration kLongestRetry = 2s;
    ChunkPlan plan = m_loads[index].plan;
    dropFrom(index);
    m_listener.onChunkFault(m_lane, error);
    if (plan.kind == ChunkPlan::Kind::kHint) {
        m_refusedHint = plan.uri;
        return;
    }
    if (++m_failures >= mostTries(error.code)) {
        m_failures = 0;
        putGap(std::move(plan));
        return;
    }
    m_retryAt = m_clock.steadyNow() +
                std::min(kFirstRetry * (1U << std::min(m_failures - 1, 5U)), kLongestRetry);
}

void LaneLoader::dropFrom(std::size_t index) {
    if (index >= m_loads.size()) {
        return;
    }
    for (std::size_t i = index; i != m_loads.size(); ++i) {
        if (m_loads[i].isUnderWay()) {
            m_requests.cancel(*m_loads[i].fetch);
        }
    }
    MediaSource* const source = m_loads[index].source;
    if (source != m_source) {
        // The switch was to come behind it.
        m_next = m_source;
        m_source = source;
    }
    m_cursor = m_loads[index].plan.at;
    m_loads.erase(m_loads.begin() + static_cast<std::ptrdiff_t>(index), m_loads.end());
}

const MediaLoad* LaneLoader::pending() const {
    const auto found = std::ranges::find_if(m_loads, &MediaLoad::isUnderWay);
    return found == m_loads.end() ? nullptr : &*found;
}

bool LaneLoader::uses(const MediaSource& source) const {
    return &source == m_source || &source == m_next ||
           std::ranges::find(m_loads, &source, &MediaLoad::source) != m_loads.end();
}

}  // namespace sigma::player
