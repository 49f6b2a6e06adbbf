#include "core/player/timing/clock_question.h"

#include <algorithm>
#include <utility>

#include "core/hls/decimal.h"
#include "core/player/network/answer_error.h"
#include "core/player/timing/http_date.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

Result<WallTime> readTime(const FetchAnswer& answer) {
    constexpr std::uint64_t kYear9999 = 253'402'300'799'000;
    std::string_view text = answer.body.text();
    text = text.substr(0, text.find_first_of("\r\n"));
    SIGMA_TRY_ASSIGN(const std::uint64_t milliseconds, hls::parseInteger(text));
    if (milliseconds > kYear9999) {
        return Error{ErrorCode::kInvalidData, "a time after the year 9999"};
    }
    return WallTime(std::chrono::milliseconds(milliseconds));
}

}  // namespace

ClockQuestion::ClockQuestion(std::optional<httpclient::Url> url, Requests& requests,
                             const Clock& clock)
    : m_url(std::move(url)), m_requests(requests), m_clock(clock) {}

std::optional<SteadyTime> ClockQuestion::tick() {
    if (!m_url || m_fetch) {
        return std::nullopt;
    }
    const SteadyTime due = std::max(m_serverClock.nextQuestion(), m_retryAt);
    if (due > m_clock.steadyNow()) {
        return due;
    }
    send();
    return std::nullopt;
}

void ClockQuestion::send() {
    FetchRequest request;
    request.kind = FetchKind::kClock;
    request.url = *m_url;
    request.patience = 5s;
    request.mostBytes = 1024;
    m_fetch = m_requests.send(std::move(request), [this](const Result<FetchAnswer>& answer) {
        m_fetch.reset();
        onTime(answer);
    });
}

void ClockQuestion::onTime(const Result<FetchAnswer>& answer) {
    if (answer.has_error()) {
        m_retryAt = m_clock.steadyNow() + 2s;
        return;
    }
    const auto checked = checkAnswer(answer);
    const auto time = checked.has_error() ? checked.error() : readTime(*answer);
    m_isRefused = time.has_error();
    if (m_isRefused) {
        const bool isForNow = time.error().code == ErrorCode::kUnavailable;
        m_retryAt = m_clock.steadyNow() + (isForNow ? Duration(2s) : Duration(5min));
        return;
    }
    if (std::exchange(m_isByDate, false)) {
        m_serverClock = {};
    }
    m_serverClock.onAnswer(answer->sentAt, answer->firstByteAt, *time);
}

void ClockQuestion::onAnswer(const FetchAnswer& answer) {
    if ((m_url && !m_isRefused) || now()) {
        return;
    }
    const auto date = parseHttpDate(answer.header("date"));
    const WallTime here = m_clock.wallNow();
    // Dates have whole seconds: half of one late on the mean.
    const WallTime there = date.has_value() ? WallTime(*date) + 500ms : here;
    const bool doAgree = std::chrono::abs(there - here) < 3s;
    // A reload that blocks is dated at its end.
    const SteadyTime at = doAgree ? m_clock.steadyNow() : answer.firstByteAt;
    m_serverClock.onAnswer(at, at, doAgree ? here : there);
    m_isByDate = true;
}

void ClockQuestion::beginAgain() {
    if (m_fetch) {
        m_requests.cancel(*m_fetch);
        m_fetch.reset();
    }
    m_serverClock = {};
    m_retryAt = {};
    m_isRefused = false;
    m_isByDate = false;
}

std::optional<WallTime> ClockQuestion::now() const {
    return m_serverClock.at(m_clock.steadyNow());
}

}  // namespace sigma::player
