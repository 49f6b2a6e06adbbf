#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/load/http_reader.h"

namespace sigma::bench {

/// What viewers of a channel wait for, and what they fetch then.
enum class Waits {
    kForPlaylist,  ///< blocking reloads
    kForPart,      ///< the part itself, before it exists (EXT-X-PRELOAD-HINT)
    kAsPlayersDo,  ///< blocking reloads, each followed by the part that it lists
};

/// Times from the last byte that made a part complete to the answers of those who waited for it.
struct Delays {
    std::vector<Clock::duration> toFirstByte;
    std::vector<Clock::duration> toLastByte;
    std::uint64_t failed = 0;  ///< answers that were not 200
};

/// Viewers of one channel that all wait for the same, part after part.
///
/// Thread: the context's, which is the publisher's too.
class HeldChannel {
public:
    HeldChannel(boost::asio::io_context& context, std::string name, const PacedPublisher& publisher,
                std::size_t viewers, Waits waits, Delays& delays);

    /// Ends at the time, or with an exception.
    boost::asio::awaitable<void> run(boost::asio::ip::tcp::endpoint server, Clock::time_point end);

private:
    struct Target {
        std::string reload;  ///< path of the blocking reload
        std::string part;    ///< path of the part that it waits for
    };

    boost::asio::awaitable<void> connectAll(boost::asio::ip::tcp::endpoint server);
    boost::asio::awaitable<void> findRendition();
    boost::asio::awaitable<void> round(std::size_t viewer, bool isMeasured);
    void finish(HttpAnswer answer, bool isMeasured);
    void aim(const std::string& playlist);

    boost::asio::io_context& m_context;
    std::string m_name;
    const PacedPublisher& m_publisher;
    Waits m_waits;
    Delays& m_delays;
    std::vector<HttpReader> m_viewers;
    boost::asio::steady_timer m_timer;
    std::string m_folder;
    Target m_target;
    std::string m_playlist;
    Clock::time_point m_sent;
    std::size_t m_waiting = 0;
    bool m_isAnswered = false;
};

}  // namespace sigma::bench
