#include "tests/support/player/model_fetcher.h"

#include <algorithm>

namespace sigma::player::test {
namespace {

constexpr double kPacket = 1'460;
constexpr std::size_t kMostIdleConnections = 6;

}  // namespace

std::uint64_t ModelFetcher::takeConnection(bool& isNew) {
    isNew = m_idleConnections.empty();
    if (isNew) {
        return ++m_lastConnection;
    }
    const std::uint64_t connection = m_idleConnections.back();
    m_idleConnections.pop_back();
    return connection;
}

void ModelFetcher::fetch(FetchRequest request) {
    ++m_requests[request.kind];
    Exchange exchange;
    bool isNew = false;
    exchange.connection = takeConnection(isNew);
    exchange.due = m_now + m_link.roundTrip() / 2 + (isNew ? m_link.roundTrip() : Duration(0));
    exchange.deadline = m_now + request.patience;
    exchange.deliveredBefore = m_link.delivered(exchange.connection);
    exchange.sentAt = m_clock.steadyNow();
    const FetchId id = request.id;
    exchange.request = std::move(request);
    m_exchanges.emplace(id, std::move(exchange));
}

void ModelFetcher::cancel(FetchId id) {
    const auto found = m_exchanges.find(id);
    if (found != m_exchanges.end()) {
        m_link.close(found->second.connection, m_now);
        m_exchanges.erase(found);
    }
    std::erase_if(m_news, [id](const FetchNews& news) { return news.id == id; });
}

bool ModelFetcher::isBusy() const {
    return !m_link.isIdle() || std::ranges::any_of(m_exchanges, [](const auto& entry) {
        return entry.second.stage != Stage::kWaiting;
    });
}

void ModelFetcher::step(Duration now) {
    m_now = now;
    const bool isOut = m_link.rateAt(now) <= 0;
    for (auto& [id, exchange] : m_exchanges) {
        if (isOut && exchange.stage == Stage::kGoing) {
            exchange.due += DownloadLink::kStep;
        }
        advance(exchange, now);
    }
    m_link.step(now);
    for (auto entry = m_exchanges.begin(); entry != m_exchanges.end();) {
        entry = settle(entry->second, now) ? m_exchanges.erase(entry) : std::next(entry);
    }
}

/// True when nothing more will be heard of it.
bool ModelFetcher::settle(Exchange& exchange, Duration now) {
    if (deliver(exchange)) {
        finish(exchange);
        return true;
    }
    if (now < exchange.deadline) {
        return false;
    }
    m_link.close(exchange.connection, now);
    fail(exchange,
         {ErrorCode::kUnavailable, toString(exchange.request.url) + " did not answer in time"});
    return true;
}

/// From its going out to the giving of bytes to the link.
void ModelFetcher::advance(Exchange& exchange, Duration now) {
    if (exchange.stage == Stage::kGoing && now >= exchange.due) {
        exchange.stage = Stage::kWaiting;
        exchange.askedAt = now;
    }
    if (exchange.stage == Stage::kWaiting) {
        auto answer = m_origin.answer(exchange.request.url, exchange.askedAt);
        if (!answer) {
            return;
        }
        exchange.answer = std::move(*answer);
        exchange.stage = Stage::kComing;
        exchange.due = now + m_link.roundTrip() / 2;
    }
    if (exchange.stage != Stage::kComing || now < exchange.due) {
        return;
    }
    // As old as it is when it comes out of the way, where the time of travel is added.
    const Duration at = now - m_link.roundTrip() / 2;
    const OriginAnswer& answer = exchange.answer;
    double made = static_cast<double>(answer.wireBytes);
    if (at < answer.madeUntil) {
        made *= std::clamp(static_cast<double>((at - answer.madeFrom).count()) /
                               static_cast<double>((answer.madeUntil - answer.madeFrom).count()),
                           0.0, 1.0);
    }
    if (made > exchange.sent) {
        m_link.send(exchange.connection, made - exchange.sent);
        exchange.sent = made;
    }
}

/// Tells of what has come; true at the end of it.
bool ModelFetcher::deliver(Exchange& exchange) {
    if (exchange.sent <= 0) {
        return false;
    }
    const double come = m_link.delivered(exchange.connection) - exchange.deliveredBefore;
    const auto whole = static_cast<double>(exchange.answer.wireBytes);
    const bool isComplete = come >= whole - 0.5;
    if (come > 0 && !exchange.firstByteAt) {
        exchange.firstByteAt = m_clock.steadyNow();
    }
    const auto head = static_cast<double>(exchange.answer.headBytes);
    const double told = isComplete ? whole : come;
    if (exchange.told <= 0 && told >= head) {
        exchange.told = head;
        m_news.push_back({exchange.request.id,
                          Arrival{m_clock.steadyNow(), exchange.answer.headBytes, true},
                          std::nullopt});
    }
    if (told - exchange.told >= kPacket || (isComplete && told > exchange.told)) {
        const auto bytes = static_cast<std::size_t>(told) - static_cast<std::size_t>(exchange.told);
        exchange.told = told;
        m_news.push_back({exchange.request.id, Arrival{m_clock.steadyNow(), bytes}, std::nullopt});
    }
    return isComplete;
}

void ModelFetcher::finish(Exchange& exchange) {
    if (exchange.request.kind == FetchKind::kMedia || exchange.request.kind == FetchKind::kProbe) {
        m_mediaBytes += static_cast<double>(exchange.answer.body.size());
    }
    if (m_idleConnections.size() < kMostIdleConnections) {
        m_idleConnections.push_back(exchange.connection);
    }
    const OriginAnswer& answer = exchange.answer;
    if (answer.body.size() > exchange.request.mostBytes) {
        fail(exchange,
             {ErrorCode::kLimitExceeded, toString(exchange.request.url) + " has " +
                                             std::to_string(answer.body.size()) + " bytes"});
        return;
    }
    FetchAnswer whole{.url = exchange.request.url,
                      .status = answer.status,
                      .headers = answer.headers,
                      .body = answer.body,
                      .sentAt = exchange.sentAt,
                      .firstByteAt = *exchange.firstByteAt,
                      .lastByteAt = m_clock.steadyNow()};
    m_news.push_back({exchange.request.id, std::nullopt, std::move(whole)});
}

void ModelFetcher::fail(Exchange& exchange, Error error) {
    m_news.push_back({exchange.request.id, std::nullopt, std::move(error)});
}

void ModelFetcher::loseConnections() {
    for (auto& [id, exchange] : m_exchanges) {
        fail(exchange, {ErrorCode::kIo, "the connection was lost"});
    }
    m_exchanges.clear();
    m_link.closeAll();
    m_idleConnections.clear();
}

std::size_t ModelFetcher::requestCount(FetchKind kind) const {
    const auto found = m_requests.find(kind);
    return found == m_requests.end() ? 0 : found->second;
}

}  // namespace sigma::player::test
