#include "server/http/message_writer.h"

#include <array>
#include <cerrno>

#include <boost/asio/error.hpp>
#include <sys/sendfile.h>
#include <sys/socket.h>

namespace sigma::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

std::size_t writePieces(tcp::socket& socket, const OutgoingMessage& message, error_code& error) {
    constexpr std::size_t kPiecesAtOnce = 16;
    std::array<asio::const_buffer, kPiecesAtOnce> room;
    const auto pieces = message.gather(room);
    const bool isWhole = asio::buffer_size(pieces) == message.left();
    return socket.send(pieces, isWhole ? 0 : MSG_MORE, error);
}

std::size_t writeFile(tcp::socket& socket, const SharedBuffer& piece, error_code& error) {
    auto offset = static_cast<off_t>(piece.file().offset);
    const ssize_t sent =
        ::sendfile(socket.native_handle(), piece.file().descriptor, &offset, piece.size());
    if (sent > 0) {
        // Less than asked for means a full socket: asking again would only say so.
        error = static_cast<std::size_t>(sent) < piece.size() ? error_code(asio::error::would_block)
                                                              : error_code();
        return static_cast<std::size_t>(sent);
    }
    // A file that ends early is a bug of whoever wrote it; the message must not hang on it.
    error = sent == 0 ? error_code(asio::error::eof)
                      : error_code(errno, boost::system::system_category());
    return 0;
}

}  // namespace

error_code writeSome(tcp::socket& socket, OutgoingMessage& message) {
    error_code error;
    while (!message.isDone() && !error) {
        const SharedBuffer inFile = message.nextInFile();
        message.advance(inFile.empty() ? writePieces(socket, message, error)
                                       : writeFile(socket, inFile, error));
        if (error == asio::error::interrupted) {
            error = {};
        }
    }
    return error;
}

}  // namespace sigma::http
