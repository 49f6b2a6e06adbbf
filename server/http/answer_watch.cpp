#include "server/http/answer_watch.h"

#include <cerrno>

#include <boost/asio/post.hpp>
#include <sys/socket.h>

namespace sigma::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// True when the peer has closed its sending side and no byte is left to read.
bool hasClosed(tcp::socket& socket) {
    char byte = 0;
    const ssize_t size = ::recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR);
}

}  // namespace

void AnswerWatch::begin() {
    ++m_turn;
    m_isWaiting = true;
}

void AnswerWatch::end() {
    ++m_turn;
    m_isWaiting = false;
    if (m_isWatching) {
        m_isWatching = false;
        error_code ignored;
        m_socket.cancel(ignored);
    }
}

void AnswerWatch::watchPeer(const Owner& owner) {
    if (m_isWatching) {
        return;
    }
    m_isWatching = true;
    m_socket.async_wait(tcp::socket::wait_read,
                        [this, owner, turn = m_turn](const error_code& error) {
                            if (!error && turn == m_turn && hasClosed(m_socket)) {
                                cancel(owner);
                            }
                        });
}

void AnswerWatch::cancel(const Owner& owner) {
    m_isCancelled = true;
    interrupt(owner);
}

void AnswerWatch::interrupt(const Owner& owner) {
    // Posted, since what is cancelled may end the owner while somebody looks at all of its kind.
    asio::post(m_socket.get_executor(), [this, owner] {
        if (m_isWaiting) {
            m_cancellation.emit(asio::cancellation_type::terminal);
        }
    });
}

}  // namespace sigma::http
