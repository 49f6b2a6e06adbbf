#pragma once

#include <chrono>
#include <cstddef>

#include <boost/asio/execution_context.hpp>

#include "core/base/clock.h"

namespace sigma::net {

/// Lets what bulk senders send gather for a moment, so that one wake-up of a context's thread
/// serves many of them.
///
/// A live publisher sends a small message every few milliseconds; with hundreds of them most of
/// the work would be going to sleep and waking up again. It waits for no answer to such a message,
/// so a context that serves little else may pause before it waits for the next: shortly where
/// somebody watches what is sent, longer where nobody does, but never so long that it shows in the
/// round trip that the sender measures: TCP acknowledges what is read. Where others are served too
/// it never pauses: they wait for answers.
///
/// A service of its io_context: boost::asio::use_service<BulkPacer>(context). Thread: the
/// context's.
class BulkPacer final : public boost::asio::execution_context::service {
public:
    static inline boost::asio::execution_context::id id;

    explicit BulkPacer(boost::asio::execution_context& context) : service(context) {}

    /// A handler of this turn has read from somebody who sends in bulk.
    void noteRead(bool isWatched) {
        ++m_readsInTurn;
        m_isWatched = m_isWatched || isWatched;
    }

    /// How long to leave events to gather after a turn that ran `handlers` handlers: the longest
    /// that a message waits, or nothing.
    std::chrono::microseconds pauseAfterTurn(std::size_t handlers, SteadyTime now);

private:
    void shutdown() override {}

    std::size_t m_readsInTurn = 0;
    std::size_t m_readsInWindow = 0;
    SteadyTime m_windowEnd{};
    bool m_isWatched = false;  ///< some of the window's reads were
    std::chrono::microseconds m_pause{0};
};

}  // namespace sigma::net
