#include "core/player/network/requests.h"

#include <algorithm>
#include <utility>

#include "core/player/network/range_answer.h"

namespace sigma::player {

FetchId Requests::send(FetchRequest request, OnAnswer onAnswer, OnArrival onArrival) {
    const FetchId id{++m_lastId};
    request.id = id;
    if (request.range) {
        request.mostBytes = std::min(request.mostBytes, mostBytesFor(*request.range));
    }
    m_receivers.emplace(id, Receiver{std::move(onAnswer), std::move(onArrival), request.range});
    m_fetcher.fetch(std::move(request));
    return id;
}

void Requests::cancel(FetchId id) {
    if (m_receivers.erase(id) != 0) {
        m_fetcher.cancel(id);
    }
}

void Requests::cancelAll() {
    for (const auto& [id, receiver] : std::exchange(m_receivers, {})) {
        m_fetcher.cancel(id);
    }
}

void Requests::onProgress(FetchId id, const Arrival& arrival) {
    m_line.add(arrival);
    const auto found = m_receivers.find(id);
    if (!arrival.isHead && found != m_receivers.end() && found->second.onArrival) {
        found->second.onArrival(arrival);
    }
}

void Requests::onFetched(FetchId id, Result<FetchAnswer> answer) {
    // Out of the map first: the receiver may send the next one, or cancel all.
    if (auto node = m_receivers.extract(id); !node.empty()) {
        const Receiver& receiver = node.mapped();
        receiver.onAnswer(receiver.range ? takeRange(std::move(answer), *receiver.range)
                                         : std::move(answer));
    }
}

}  // namespace sigma::player
