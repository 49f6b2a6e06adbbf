#include <csignal>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <gtest/gtest.h>

#include "core/base/memory_file.h"
#include "server/http/message_writer.h"

namespace sigma::http {
namespace {

using boost::asio::ip::tcp;
using boost::system::error_code;

class MessageWriter : public testing::Test {
protected:
    MessageWriter() {
        std::signal(SIGPIPE, SIG_IGN);
        tcp::acceptor acceptor(m_context,
                               tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
        m_reader.connect(acceptor.local_endpoint());
        acceptor.accept(m_writer);
        m_writer.non_blocking(true);
        m_reader.non_blocking(true);
    }

    /// Until there is nothing to read for now.
    void readAll() {
        std::vector<char> room(256 * 1024);
        error_code error;
        while (!error) {
            const std::size_t size = m_reader.read_some(boost::asio::buffer(room), error);
            m_received.append(room.data(), size);
        }
    }

    boost::asio::io_context m_context;
    tcp::socket m_writer{m_context};
    tcp::socket m_reader{m_context};
    const std::shared_ptr<MemoryFile> m_file = MemoryFile::create().value();
    OutgoingMessage m_message;
    std::string m_received;
};

SharedBuffer filled(std::size_t size, char letter) {
    return SharedBuffer::take(std::string(size, letter));
}

TEST_F(MessageWriter, SendsMemoryAndFilesInTheirOrder) {
    constexpr std::size_t kLarge = 8 * 1024 * 1024;
    m_message.startHead() = "head ";
    m_message.setBody({filled(3, 'a'), m_file->keep(filled(kLarge, 'b')), filled(2, 'c'),
                       m_file->keep(filled(kLarge, 'd')).slice(kLarge - 3)});
    ASSERT_EQ(writeSome(m_writer, m_message), boost::asio::error::would_block);
    while (!m_message.isDone()) {
        readAll();
        const error_code error = writeSome(m_writer, m_message);
        ASSERT_TRUE(!error || error == boost::asio::error::would_block) << error.message();
    }
    m_writer.shutdown(tcp::socket::shutdown_send);
    m_reader.non_blocking(false);
    readAll();
    EXPECT_EQ(m_message.sent(), m_received.size());
    EXPECT_TRUE(m_received == "head aaa" + std::string(kLarge, 'b') + "ccddd");
}

TEST_F(MessageWriter, FailsWhenThePeerHasGone) {
    m_reader.set_option(tcp::socket::linger(true, 0));
    m_reader.close();
    for (const SharedBuffer& body : {filled(100, 'a'), m_file->keep(filled(100'000, 'b'))}) {
        m_message.startHead();
        m_message.setBody({body, body});
        error_code error = writeSome(m_writer, m_message);
        EXPECT_TRUE(error);
        EXPECT_NE(error, boost::asio::error::would_block);
    }
}

}  // namespace
}  // namespace sigma::http
