#include "core/player/requests.h"

#include <utility>

namespace sigma::player {

FetchId Requests::send(FetchRequest request, OnAnswer onAnswer, OnArrival onArrival) {
    const FetchId id{++m_lastId};
    request.id = id;
    m_receivers.emplace(id, Receiver{std::move(onAnswer), std::move(onArrival)});
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

void Requests::onProgress(FetchId id, const Arrival& arrival) const {
    const auto found = m_receivers.find(id);
    if (found != m_receivers.end() && found->second.onArrival) {
        found->second.onArrival(arrival);
    }
}

void Requests::onFetched(FetchId id, Result<FetchAnswer> answer) {
    // Out of the map first: the receiver may send the next one, or cancel all.
    if (auto node = m_receivers.extract(id); !node.empty()) {
        node.mapped().onAnswer(std::move(answer));
    }
}

}  // namespace sigma::player
