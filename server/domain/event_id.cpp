#include "server/domain/event_id.h"

#include <algorithm>
#include <string_view>

#include "core/crypto/secrets.h"

namespace sigma::domain {
namespace {

constexpr std::string_view kPrefix = "evt_";
constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kTimeCharacters = 10;
constexpr std::size_t kIdSize = 30;

}  // namespace

std::string EventIdSource::next(WallTime now) {
    const auto elapsed =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch());
    const auto millisecond = static_cast<std::uint64_t>(std::max<std::int64_t>(elapsed.count(), 0));
    if (millisecond > m_millisecond) {
        m_millisecond = millisecond;
        renewRandom();
    } else {
        countUp();
    }
    std::string id(kPrefix);
    id.reserve(kIdSize);
    for (std::size_t index = 0; index != kTimeCharacters; ++index) {
        id += kAlphabet[(m_millisecond >> (5 * (kTimeCharacters - 1 - index))) & 31U];
    }
    for (const std::uint8_t value : m_random) {
        id += kAlphabet[value];
    }
    return id;
}

void EventIdSource::renewRandom() {
    crypto::fillRandom(m_random);
    for (std::uint8_t& value : m_random) {
        value &= 31U;
    }
}

void EventIdSource::countUp() {
    for (auto digit = m_random.rbegin(); digit != m_random.rend(); ++digit) {
        *digit = (*digit + 1U) & 31U;
        if (*digit != 0) {
            return;
        }
    }
    ++m_millisecond;  // All of its ids are used up; the next millisecond's are as good.
}

bool isEventId(std::string_view text) {
    return text.size() == kIdSize && text.starts_with(kPrefix) &&
           text.find_first_not_of(kAlphabet, kPrefix.size()) == std::string_view::npos;
}

}  // namespace sigma::domain
