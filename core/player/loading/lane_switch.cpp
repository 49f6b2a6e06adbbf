#include "core/player/loading/lane_switch.h"

#include <utility>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// Two playlists tell of the same moment one after the other.
constexpr Duration kLongestWait = 250ms;
/// For the first playlist of the source that a transfer was given up for: to ask for the same again
/// would undo that.
constexpr Duration kLongestWaitToGoBack = 1s;

}  // namespace

void LaneSwitch::want(MediaSource* next) {
    m_next = next;
    m_goesBack = m_goesBack && m_next != nullptr;
}

MediaSource* LaneSwitch::take() {
    m_goesBack = false;
    m_waitsUntil.reset();
    return std::exchange(m_next, nullptr);
}

std::optional<EntryPoint> LaneSwitch::entry(const WayBack& way, bool mayGoBack) const {
    if (m_next == nullptr || !m_next->hasPlaylist()) {
        return std::nullopt;
    }
    const auto entry = takeOverAt(*m_next, way.from);
    return entry || !m_goesBack || !mayGoBack ? entry : goBackTo(*m_next, way);
}

bool LaneSwitch::waits(const ChunkPlan& plan, Duration buffered, SteadyTime now) {
    const bool isBehind = m_next != nullptr &&
                          (!m_next->hasPlaylist() || m_next->timeline().end() <= plan.start + 50ms);
    const bool hasTime = buffered >= 2 * kLongestWait;
    const bool mayGoBack = m_goesBack && m_next != nullptr && !m_next->hasPlaylist();
    if (!mayGoBack && !(isBehind && plan.isIndependent && hasTime)) {
        m_waitsUntil.reset();
        return false;
    }
    m_waitsUntil = m_waitsUntil.value_or(now + (mayGoBack ? kLongestWaitToGoBack : kLongestWait));
    return now < *m_waitsUntil;
}

}  // namespace sigma::player
