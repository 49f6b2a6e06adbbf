#include "tests/bench/load/held_channel.h"

#include <stdexcept>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/hls/media_playlist_parser.h"
#include "core/hls/multivariant_playlist_parser.h"

namespace sigma::bench {

namespace asio = boost::asio;

namespace {

constexpr auto kPatience = std::chrono::seconds(30);

std::string folderOf(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1);
}

}  // namespace

HeldChannel::HeldChannel(asio::io_context& context, std::string name,
                         const PacedPublisher& publisher, std::size_t viewers, Waits waits,
                         Delays& delays)
    : m_context(context),
      m_name(std::move(name)),
      m_publisher(publisher),
      m_waits(waits),
      m_delays(delays),
      m_timer(context) {
    m_viewers.reserve(viewers);
    for (std::size_t index = 0; index != viewers; ++index) {
        m_viewers.emplace_back(context);
    }
}

asio::awaitable<void> HeldChannel::run(asio::ip::tcp::endpoint server, Clock::time_point end) {
    auto connecting = connectAll(server);
    co_await std::move(connecting);
    auto finding = findRendition();
    co_await std::move(finding);
    // The first round only brings everyone to the same part.
    for (bool isMeasured = false; Clock::now() < end; isMeasured = true) {
        aim(m_playlist);
        m_isAnswered = false;
        m_waiting = m_viewers.size();
        for (std::size_t viewer = 0; viewer != m_viewers.size(); ++viewer) {
            asio::co_spawn(m_context, round(viewer, isMeasured),
                           [this](const std::exception_ptr& problem) {
                               m_delays.failed += problem ? 1 : 0;
                               if (--m_waiting == 0) {
                                   m_timer.cancel();
                               }
                           });
        }
        m_timer.expires_after(kPatience);
        auto waiting = m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
        const auto [error] = co_await std::move(waiting);
        if (!error) {
            throw std::runtime_error("viewers of " + m_name + " wait without end");
        }
    }
}

asio::awaitable<void> HeldChannel::connectAll(asio::ip::tcp::endpoint server) {
    for (HttpReader& viewer : m_viewers) {
        auto connecting = viewer.connect(server);
        co_await std::move(connecting);
    }
}

asio::awaitable<void> HeldChannel::findRendition() {
    const std::string index = "/live/" + m_name + "/index.m3u8";
    for (const auto giveUp = Clock::now() + kPatience; Clock::now() < giveUp;) {
        auto asking = m_viewers.front().get(index);
        const HttpAnswer answer = co_await std::move(asking);
        const auto playlist = hls::parseMultivariantPlaylist(answer.body);
        if (answer.status == 200 && playlist && !playlist->variants.empty()) {
            const std::string media = folderOf(index) + playlist->variants.front().uri;
            m_folder = folderOf(media);
            auto loading = m_viewers.front().get(media);
            HttpAnswer loaded = co_await std::move(loading);
            m_playlist = std::move(loaded.body);
            co_return;
        }
        m_timer.expires_after(std::chrono::milliseconds(100));
        auto waiting = m_timer.async_wait(asio::use_awaitable);
        co_await std::move(waiting);
    }
    throw std::runtime_error(m_name + " does not go live");
}

/// Everybody waits for the part that the newest playlist hints at.
void HeldChannel::aim(const std::string& text) {
    const auto playlist = hls::parseMediaPlaylist(text);
    if (!playlist || playlist->preloadHints.empty()) {
        throw std::runtime_error(m_name + " has no playlist with EXT-X-PRELOAD-HINT");
    }
    const std::string& hint = playlist->preloadHints.front().uri;
    const std::size_t dot = hint.find('.');
    m_target.part = m_folder + hint;
    m_target.reload = m_folder + "media.m3u8?_HLS_msn=" + hint.substr(0, dot) +
                      "&_HLS_part=" + hint.substr(dot + 1, hint.find('.', dot + 1) - dot - 1);
}

asio::awaitable<void> HeldChannel::round(std::size_t index, bool isMeasured) {
    HttpReader& viewer = m_viewers[index];
    const bool isFirst = index == 0;
    auto asking = viewer.get(m_waits == Waits::kForPart ? m_target.part : m_target.reload);
    HttpAnswer answer = co_await std::move(asking);
    const bool isPlaylist = m_waits != Waits::kForPart;
    if (isPlaylist && isFirst) {
        m_playlist = answer.body;
    }
    finish(std::move(answer), isMeasured);
    if (m_waits == Waits::kAsPlayersDo) {
        auto fetching = viewer.get(m_target.part);
        const HttpAnswer part = co_await std::move(fetching);
        m_delays.failed += part.status == 200 ? 0 : 1;
    } else if (!isPlaylist && isFirst) {
        auto reloading = viewer.get(m_target.reload);
        HttpAnswer playlist = co_await std::move(reloading);
        m_playlist = std::move(playlist.body);
    }
}

void HeldChannel::finish(HttpAnswer answer, bool isMeasured) {
    if (!m_isAnswered) {
        m_isAnswered = true;
        m_sent = m_publisher.lastSent();
    }
    if (answer.status != 200) {
        ++m_delays.failed;
    } else if (isMeasured) {
        m_delays.toFirstByte.push_back(answer.firstByte - m_sent);
        m_delays.toLastByte.push_back(answer.lastByte - m_sent);
    }
}

}  // namespace sigma::bench
