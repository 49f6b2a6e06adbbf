#include <array>
#include <csignal>
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/publish/librtmp_client.h"
#include "core/rtmp/server_connection.h"

namespace sigma::publish {
namespace {

/// A client on one end of a pair; the test's server reads the other on a thread of its own.
class LibrtmpClientTest : public testing::Test {
protected:
    LibrtmpClientTest() {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        ::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data());
        RtmpAddress address;
        address.host = "host";
        address.app = "live/eu";
        address.tcUrl = "rtmps://host/live/eu";
        address.streamName = "key?a=b";
        m_client = std::make_unique<LibrtmpClient>(m_ends[0], address);
    }
    ~LibrtmpClientTest() override {
        ::shutdown(m_ends[1], SHUT_RDWR);
        if (m_server.joinable()) {
            m_server.join();
        }
        ::close(m_ends[1]);
    }

    void startServer(bool accepts) {
        m_server = std::jthread([this, accepts] { serve(accepts); });
    }

    void serve(bool accepts) {
        rtmp::ServerConnection connection;
        Bytes bytes(64 * 1024);
        while (true) {
            const auto count = ::read(m_ends[1], bytes.data(), bytes.size());
            if (count <= 0 ||
                connection.receive({bytes.data(), static_cast<std::size_t>(count)}).has_error()) {
                return;
            }
            for (rtmp::ServerEvent& event : connection.takeEvents()) {
                if (const auto* const wish = std::get_if<rtmp::PublishRequested>(&event)) {
                    m_wish = *wish;
                    if (accepts) {
                        connection.acceptPublish(wish->streamId);
                    } else {
                        connection.rejectPublish(wish->streamId, "NetStream.Publish.BadName", "no");
                    }
                } else if (const auto* const message = std::get_if<rtmp::MediaMessage>(&event)) {
                    m_media.push_back(*message);
                } else if (std::holds_alternative<rtmp::PublishEnded>(event)) {
                    m_hasEnded = true;
                }
            }
            for (const SharedBuffer& output : connection.takeOutput()) {
                // What answers a goodbye may find nobody there any more.
                [[maybe_unused]] const auto written =
                    ::write(m_ends[1], output.data(), output.size());
            }
        }
    }

    std::array<int, 2> m_ends{};
    std::unique_ptr<LibrtmpClient> m_client;
    rtmp::PublishRequested m_wish;
    std::vector<rtmp::MediaMessage> m_media;
    bool m_hasEnded = false;
    std::jthread m_server;
};

TEST_F(LibrtmpClientTest, PublishesUnderItsNameAndSaysGoodbye) {
    startServer(true);
    ASSERT_TRUE(m_client->publish().has_value());
    const auto send = [&](MessageKind kind, std::int64_t timestamp, std::size_t bytes) {
        ASSERT_TRUE(m_client->send({kind, timestamp, {Bytes(bytes, 0x17), {}}}).has_value());
    };
    send(MessageKind::kKeyFrame, 20'000'000, 20'000);
    send(MessageKind::kFrame, 20'000'040, 20'000);
    send(MessageKind::kAudio, 20'000'040, 10);
    send(MessageKind::kFrame, 20'000'040, 20'000);
    send(MessageKind::kFrame, 20'000'080, 20'000);
    ASSERT_TRUE(m_client->takeIn().has_value());
    m_client->sayGoodbye();
    m_server.join();
    EXPECT_TRUE(m_hasEnded);
    EXPECT_EQ(m_wish.name, "key");
    EXPECT_EQ(m_wish.connect->app, "live/eu");
    EXPECT_EQ(m_wish.connect->tcUrl, "rtmps://host/live/eu");
    ASSERT_EQ(m_media.size(), 5U);
    EXPECT_EQ(m_media[0].timestamp, 20'000'000U);
    EXPECT_EQ(m_media[1].timestamp, 20'000'040U);
    EXPECT_EQ(m_media[2].timestamp, 20'000'040U);
    EXPECT_EQ(m_media[3].timestamp, 20'000'040U);
    EXPECT_EQ(m_media[4].timestamp, 20'000'080U);
    EXPECT_EQ(m_media[0].payload.size(), 20'000U);
    EXPECT_EQ(m_media[4].payload, SharedBuffer::take(Bytes(20'000, 0x17)));
}

TEST_F(LibrtmpClientTest, TellsARefusal) {
    startServer(false);
    const auto published = m_client->publish();
    ASSERT_TRUE(published.has_error());
    EXPECT_EQ(published.error().code, ErrorCode::kUnauthorized);
}

TEST_F(LibrtmpClientTest, FailsOnceTheOtherEndIsShut) {
    ::shutdown(m_ends[1], SHUT_RDWR);
    const auto published = m_client->publish();
    ASSERT_TRUE(published.has_error());
    EXPECT_EQ(published.error().code, ErrorCode::kIo);
    EXPECT_TRUE(m_client->send({MessageKind::kFrame, 0, {Bytes(10), {}}}).has_error());
    EXPECT_TRUE(m_client->takeIn().has_error());
}

}  // namespace
}  // namespace sigma::publish
