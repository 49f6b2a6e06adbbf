#pragma once

#include <array>
#include <chrono>
#include <cstddef>

#include <boost/asio/execution_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace sigma::net {

/// Moments at which a context's readers who are in no hurry read: often enough for media that is
/// only kept, seldom enough that one read takes many small messages.
///
/// A reader has a slot, and each slot moments of its own, so that hundreds of readers do not hold
/// a thread up all at once. A service of its io_context:
/// boost::asio::use_service<ReadTicks>(context). Thread: the context's.
class ReadTicks final : public boost::asio::execution_context::service {
public:
    static inline boost::asio::execution_context::id id;

    /// From one moment of a slot to its next.
    static constexpr std::chrono::milliseconds kInterval{40};

    explicit ReadTicks(boost::asio::execution_context& context);

    /// For a new reader.
    std::size_t assignSlot() { return m_assigned++ % kSlots; }
    /// Expires at the slot's next moment; any number of readers may wait for it. It may also end a
    /// wait early, with an error.
    boost::asio::steady_timer& next(std::size_t slot);

private:
    static constexpr std::size_t kSlots = 4;

    void shutdown() override {}

    std::array<boost::asio::steady_timer, kSlots> m_timers;
    std::size_t m_assigned = 0;
};

}  // namespace sigma::net
