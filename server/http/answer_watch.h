#pragma once

#include <cstdint>
#include <memory>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace sigma::http {

/// Looks after what an answer waits for: notices that the peer leaves meanwhile, and cancels.
///
/// `owner` is what the socket and this belong to, to be kept alive until the system has answered.
/// Thread: the socket's context.
class AnswerWatch {
public:
    using Owner = std::shared_ptr<const void>;

    explicit AnswerWatch(boost::asio::ip::tcp::socket& socket) : m_socket(socket) {}

    /// For the coroutine that waits.
    boost::asio::cancellation_slot slot() { return m_cancellation.slot(); }
    /// The peer has left, or the server will not wait any longer: no answer is sent.
    bool isCancelled() const { return m_isCancelled; }

    void begin();
    void end();
    /// A peer that closes its sending side from now on counts as gone. Nothing until it is called:
    /// most answers are there before anybody looks.
    void watchPeer(const Owner& owner);
    /// Nobody wants the answer any more.
    void cancel(const Owner& owner);
    /// Cancels what is waited for now, for a reason that lets the answer end properly.
    void interrupt(const Owner& owner);

private:
    boost::asio::ip::tcp::socket& m_socket;
    boost::asio::cancellation_signal m_cancellation;
    std::uint64_t m_turn = 0;  ///< tells one wait from the next
    bool m_isWaiting = false;
    bool m_isWatching = false;
    bool m_isCancelled = false;
};

}  // namespace sigma::http
