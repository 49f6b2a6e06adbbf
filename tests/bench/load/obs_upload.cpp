#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include "core/publish/outgoing_media.h"
#include "core/publish/send_queue.h"
#include "core/publish/tcp_socket.h"
#include "tests/bench/load/upload.h"
#include "tests/support/obs_bitrate.h"
#include "tests/support/rtmp_client.h"

namespace sigma::bench {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using std::chrono::milliseconds;

class ObsUpload final : public Upload {
public:
    explicit ObsUpload(const Settings& settings)
        : m_bitrate(settings.videoBitrate, settings.audioBitrate),
          m_media(settings.videoBitrate, settings.audioBitrate),
          m_client({.name = "bench"}),
          m_socket(m_context) {
        m_socket.connect({asio::ip::make_address(settings.host), settings.port});
        publish::TcpSocket(m_socket.native_handle()).prepare(std::chrono::seconds(60));
        std::array<std::uint8_t, 4096> room{};
        while (!m_client.isStarted()) {
            flush();
            const std::size_t count = m_socket.read_some(asio::buffer(room));
            m_client.receive({room.data(), count}).value();
        }
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }
    ~ObsUpload() override {
        m_thread.request_stop();
        m_wake.notify_all();
        boost::system::error_code ignored;
        m_socket.shutdown(tcp::socket::shutdown_both, ignored);
    }

    bool isLive() const override { return true; }
    void send(const media::MediaEvent& event) override {
        const std::lock_guard lock(m_mutex);
        if (const auto* const track =
                std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
            m_queue.push(m_media.take(*track));
        } else {
            m_bitrate.onQueued(now(), m_queue.span());
            const auto& sample = std::get<std::shared_ptr<const media::MediaSample>>(event);
            m_queue.push(m_media.messageOf(*sample).value());
        }
        m_wake.notify_all();
    }
    Advice advice() const override {
        const std::lock_guard lock(m_mutex);
        return {.videoBitrate = m_bitrate.videoBitrate()};
    }
    std::uint64_t droppedFrames() const override { return 0; }
    std::uint32_t reconnects() const override { return 0; }

private:
    static milliseconds now() {
        return std::chrono::duration_cast<milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }

    void work(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        while (m_wake.wait(lock, stop, [this] { return !m_queue.empty(); })) {
            const auto message = m_queue.pop();
            lock.unlock();
            const milliseconds begun = now();
            const bool isSent = sendNow(*message);
            const milliseconds ended = now();
            lock.lock();
            m_queue.finishSending();
            m_bitrate.onSent(begun, ended, message->size());
            if (!isSent) {
                return;
            }
        }
    }

    bool sendNow(const publish::OutgoingMessage& message) {
        Bytes body(message.body.header.begin(), message.body.header.end());
        const ByteSpan payload = message.body.payload.view();
        body.insert(body.end(), payload.begin(), payload.end());
        const auto timestamp = static_cast<std::uint32_t>(message.timestamp);
        const bool isSound = message.kind == publish::MessageKind::kAudio ||
                             message.kind == publish::MessageKind::kAudioHeader;
        isSound ? m_client.sendAudio(timestamp, body) : m_client.sendVideo(timestamp, body);
        return flush();
    }

    bool flush() {
        boost::system::error_code error;
        asio::write(m_socket, asio::buffer(m_client.takeOutput()), error);
        return !error;
    }

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    test::ObsBitrate m_bitrate;
    publish::OutgoingMedia m_media;
    publish::SendQueue m_queue;
    test::RtmpClient m_client;  ///< of the thread, once it runs
    asio::io_context m_context;
    tcp::socket m_socket;
    std::jthread m_thread;
};

}  // namespace

std::unique_ptr<Upload> makeObsUpload(const Upload::Settings& settings) {
    return std::make_unique<ObsUpload>(settings);
}

}  // namespace sigma::bench
