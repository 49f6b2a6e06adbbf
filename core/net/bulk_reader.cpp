#include "core/net/bulk_reader.h"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sigma::net {
namespace {

namespace asio = boost::asio;

constexpr auto kToken = asio::as_tuple(asio::use_awaitable);
/// More than gathers between two ticks, of a peer that is not to be read as it comes.
constexpr int kGathered = 64 * 1024;

}  // namespace

BulkReader::BulkReader(asio::ip::tcp::socket& socket)
    : m_socket(socket),
      m_pacer(asio::use_service<BulkPacer>(socket.get_executor().context())),
      m_ticks(asio::use_service<ReadTicks>(socket.get_executor().context())),
      m_slot(m_ticks.assignSlot()) {}

asio::awaitable<BulkReader::Outcome> BulkReader::read(asio::mutable_buffer target,
                                                      Urgency urgency) {
    if (urgency == Urgency::kNobody && m_sinceTick < kGathered) {
        return readGathered(target);
    }
    m_sinceTick = 0;
    return readAsItComes(target, urgency);
}

asio::awaitable<BulkReader::Outcome> BulkReader::readGathered(asio::mutable_buffer target) {
    wakeFrom(kGathered);
    Outcome outcome;
    do {
        if (!std::exchange(m_mayHaveMore, false)) {
            co_await m_ticks.next(m_slot).async_wait(kToken);
            m_sinceTick = 0;
        }
        outcome.size = m_socket.read_some(target, outcome.error);
    } while (outcome.error == asio::error::would_block);
    m_mayHaveMore = outcome.size == target.size();
    m_sinceTick += outcome.size;
    co_return outcome;
}

asio::awaitable<BulkReader::Outcome> BulkReader::readAsItComes(asio::mutable_buffer target,
                                                               Urgency urgency) {
    wakeFrom(1);
    const auto [error, size] = co_await m_socket.async_read_some(target, kToken);
    if (urgency == Urgency::kViewers) {
        m_pacer.noteRead();
    }
    co_return Outcome{error, size};
}

void BulkReader::wakeFrom(int bytes) {
    if (std::exchange(m_wakingBytes, bytes) != bytes) {
        boost::system::error_code ignored;
        m_socket.non_blocking(true, ignored);
        m_socket.set_option(asio::socket_base::receive_low_watermark(bytes), ignored);
    }
}

}  // namespace sigma::net
