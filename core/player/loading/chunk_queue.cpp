#include "core/player/loading/chunk_queue.h"

#include <algorithm>
#include <utility>

#include "core/player/network/answer_error.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostBytes = 64 * 1024 * 1024;

Duration patienceFor(const ChunkPlan& plan, const hls::MediaPlaylist& playlist) {
    return plan.kind == ChunkPlan::Kind::kHint ? 3 * Duration(playlist.targetDuration) + 1s
                                               : std::clamp<Duration>(4 * plan.duration, 4s, 30s);
}

}  // namespace

ChunkQueue::ChunkQueue(Lane lane, Requests& requests, const Clock& clock, OnTransfer onTransfer,
                       OnFailure onFailure)
    : m_lane(lane),
      m_requests(requests),
      m_clock(clock),
      m_onTransfer(std::move(onTransfer)),
      m_onFailure(std::move(onFailure)) {}

bool ChunkQueue::hasHint() const {
    return std::ranges::any_of(
        m_loads, [](const MediaLoad& load) { return load.plan.kind == ChunkPlan::Kind::kHint; });
}

bool ChunkQueue::holds(const MediaSource& source) const {
    return std::ranges::find(m_loads, &source, &MediaLoad::source) != m_loads.end();
}

std::size_t ChunkQueue::pendingIndex() const {
    const auto found = std::ranges::find_if(m_loads, &MediaLoad::isUnderWay);
    return static_cast<std::size_t>(found - m_loads.begin());
}

const MediaLoad* ChunkQueue::pending() const {
    const std::size_t index = pendingIndex();
    return index == m_loads.size() ? nullptr : &m_loads[index];
}

std::deque<MediaLoad>::iterator ChunkQueue::find(std::uint64_t key) {
    return std::ranges::find(m_loads, key, &MediaLoad::key);
}

MediaLoad& ChunkQueue::push(MediaSource& source, ChunkPlan plan) {
    MediaLoad load;
    load.key = ++m_lastKey;
    load.source = &source;
    load.plan = std::move(plan);
    m_loads.push_back(std::move(load));
    return m_loads.back();
}

void ChunkQueue::ask(MediaSource& source, ChunkPlan plan, const httpclient::Url& url,
                     double bitsPerSecond, bool isUrgent) {
    MediaLoad& load = push(source, std::move(plan));
    load.sentAt = m_clock.steadyNow();
    load.wasAwaited = load.plan.kind == ChunkPlan::Kind::kHint;
    FetchRequest request;
    request.kind = FetchKind::kMedia;
    request.url = url;
    request.range = load.plan.range;
    request.patience =
        std::chrono::ceil<std::chrono::milliseconds>(patienceFor(load.plan, source.playlist()));
    request.mostBytes = kMostBytes;
    request.lane = m_lane;
    request.mediaDuration = load.plan.duration;
    request.bitsPerSecond = bitsPerSecond;
    request.isStartOrStall = isUrgent;
    load.fetch = m_requests.send(
        std::move(request),
        [this, key = load.key](Result<FetchAnswer> answer) { onAnswer(key, std::move(answer)); },
        [this, key = load.key](const Arrival& arrival) {
            if (const auto found = find(key); found != m_loads.end()) {
                found->addArrival(arrival);
            }
        });
}

void ChunkQueue::putGap(MediaSource& source, ChunkPlan plan) {
    plan.kind = ChunkPlan::Kind::kGap;
    push(source, std::move(plan));
}

void ChunkQueue::onAnswer(std::uint64_t key, Result<FetchAnswer> answer) {
    const auto found = find(key);
    if (found == m_loads.end()) {
        return;
    }
    if (const auto checked = checkAnswer(answer); checked.has_error()) {
        m_onFailure(static_cast<std::size_t>(found - m_loads.begin()), checked.error());
        return;
    }
    found->answer = *std::move(answer);
    found->bytes = found->answer->body.size();
    tellOf(*found);
}

void ChunkQueue::tellProgress() const {
    if (const MediaLoad* const load = pending(); load != nullptr && load->bytes != 0) {
        tellOf(*load);
    }
}

void ChunkQueue::tellOf(const MediaLoad& load) const {
    Transfer transfer = load.transfer(m_requests.line().arrivals());
    transfer.isBesideAnother = std::ranges::any_of(m_loads, [&](const MediaLoad& other) {
        return &other != &load && other.isUnderWay() && !other.arrivals.empty();
    });
    m_onTransfer(transfer);
}

void ChunkQueue::dropFrom(std::size_t index) {
    for (std::size_t i = index; i != m_loads.size(); ++i) {
        if (m_loads[i].isUnderWay()) {
            m_requests.cancel(*m_loads[i].fetch);
        }
    }
    m_loads.erase(m_loads.begin() + static_cast<std::ptrdiff_t>(index), m_loads.end());
}

}  // namespace sigma::player
