#include "server/packager/picture_alignment.h"

#include <algorithm>
#include <utility>

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

/// Connections differ by as much: an encoder paces its key frames over a tenth of a second.
constexpr auto kLongestWait = 400ms;
constexpr std::size_t kMostSamples = 256;
/// Timestamps of the same picture may differ by their rounding.
constexpr MediaTime kSamePicture = 5ms;

}  // namespace

void PictureAlignment::hold(Sample sample, MediaTime time, SteadyTime now) {
    Queue& queue = m_queues[sample->rendition];
    queue.reached = time;
    const bool isBehind = std::ranges::any_of(m_queues, [&](const Queue& other) {
        return &other != &queue && other.isWaitedFor && other.reached > time + kLongestWait;
    });
    queue.isWaitedFor = queue.isWaitedFor || !isBehind;
    queue.held.push_back({std::move(sample), time, now});
}

std::vector<PictureAlignment::Sample> PictureAlignment::release(std::uint8_t leading,
                                                                SteadyTime now) {
    std::vector<Sample> released;
    for (Queue* queue = next(leading); queue && canGo(*queue, now); queue = next(leading)) {
        released.push_back(std::move(queue->held.front().sample));
        queue->held.pop_front();
    }
    return released;
}

std::vector<PictureAlignment::Sample> PictureAlignment::releaseAll(std::uint8_t leading) {
    std::vector<Sample> released;
    while (Queue* const queue = next(leading)) {
        released.push_back(std::move(queue->held.front().sample));
        queue->held.pop_front();
    }
    return released;
}

/// The queue whose first sample comes before all others'; the key frame that begins a segment must
/// not come before the leading one.
PictureAlignment::Queue* PictureAlignment::next(std::uint8_t leading) {
    const auto placeOf = [&](const Queue& queue) {
        const Held& head = queue.held.front();
        const bool follows = head.sample->isKey && &queue != &m_queues[leading];
        return head.time + (follows ? kSamePicture : MediaTime::zero());
    };
    Queue* first = nullptr;
    for (Queue& queue : m_queues) {
        if (!queue.held.empty() && (!first || placeOf(queue) < placeOf(*first))) {
            first = &queue;
        }
    }
    return first;
}

bool PictureAlignment::canGo(const Queue& queue, SteadyTime now) {
    const Held& head = queue.held.front();
    const bool isOverdue = now - head.since >= kLongestWait || queue.held.size() > kMostSamples;
    for (Queue& other : m_queues) {
        const bool isMissing = &other != &queue && other.isWaitedFor && other.reached < head.time;
        if (isMissing && !isOverdue) {
            return false;
        }
        other.isWaitedFor = other.isWaitedFor && !isMissing;
    }
    return true;
}

}  // namespace sigma::packager
