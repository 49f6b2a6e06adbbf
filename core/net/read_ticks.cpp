#include "core/net/read_ticks.h"

#include <utility>

#include <boost/asio/io_context.hpp>

namespace sigma::net {
namespace {

using boost::asio::steady_timer;

template <std::size_t... Slots>
std::array<steady_timer, sizeof...(Slots)> makeTimers(boost::asio::io_context& context,
                                                      std::index_sequence<Slots...> slots) {
    static_cast<void>(slots);
    return {(static_cast<void>(Slots), steady_timer(context))...};
}

}  // namespace

ReadTicks::ReadTicks(boost::asio::execution_context& context)
    : service(context),
      m_timers(makeTimers(static_cast<boost::asio::io_context&>(context),
                          std::make_index_sequence<kSlots>())) {}

steady_timer& ReadTicks::next(std::size_t slot) {
    using Time = steady_timer::time_point;
    steady_timer& timer = m_timers[slot];
    const Time now = steady_timer::clock_type::now();
    if (timer.expiry() <= now) {
        const auto offset = slot * kInterval / kSlots;
        const auto passed = (now.time_since_epoch() - offset) % kInterval;
        timer.expires_at(now + (kInterval - passed));
    }
    return timer;
}

}  // namespace sigma::net
