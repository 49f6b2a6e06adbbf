#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace sigma::domain {

/// Makes the ids of events: "evt_" and 26 characters, sorted by time as text.
///
/// 48 bits of Unix milliseconds, then 80 random ones (as in a ULID), in Crockford's base 32 in
/// lower case. Those of one source never go back: within a millisecond, or while the wall clock is
/// behind, the random part counts up. Thread: one at a time.
class EventIdSource {
public:
    EventIdSource() { renewRandom(); }

    std::string next(WallTime now);

private:
    void renewRandom();
    void countUp();

    std::uint64_t m_millisecond = 0;
    std::array<std::uint8_t, 16> m_random{};  ///< five bits each, the highest first
};

/// Whether it has the form of an event's id; says nothing of whether there is such an event.
bool isEventId(std::string_view text);

}  // namespace sigma::domain
