#include "app/probe/play_command.h"

#include <csignal>
#include <iostream>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include "app/probe/complaint.h"
#include "app/probe/ticker.h"
#include "core/viewer/live_player.h"
#include "core/viewer/play_journal.h"

namespace sigma::app {
namespace {

using namespace std::chrono_literals;
using player::PlayerState;

/// A window's refresh, without the window.
constexpr std::chrono::microseconds kRefresh(16'667);

/// One playing: a player, and the timers that look at it.
class PlayRun {
public:
    PlayRun(PlayOrder order, const PlayOptions& options)
        : m_player(playerOptions(std::move(order), options), m_clock),
          m_journal(m_clock->steadyNow()) {
        m_interruption.async_wait([this](const auto& error, int) { finishUnless(error); });
        m_end.expires_after(std::chrono::seconds(options.stream.seconds));
        m_end.async_wait([this](const auto& error) { finishUnless(error); });
    }

    ExitStatus run() {
        const Ticker refresh(m_context, kRefresh,
                             [this] { m_player.pictureDue(m_clock->steadyNow()); });
        const Ticker samples(m_context, 250ms, [this] { look(); });
        const Ticker lines(m_context, 1s, [this] { std::cout << m_journal.line() << std::endl; });
        m_context.run();
        look();
        m_player.stop();
        std::cout << m_journal.summary() << std::endl;
        return status();
    }

private:
    viewer::LivePlayerOptions playerOptions(PlayOrder order, const PlayOptions& options) {
        viewer::LivePlayerOptions chosen;
        chosen.url = std::move(order.url);
        chosen.settings = std::move(order.settings);
        chosen.verifiesCertificates = !options.stream.acceptsAnyCertificate;
        chosen.decodes = !options.isUndecoded;
        chosen.hasSound = options.isHeard;
        chosen.userAgent = "sigma-probe";
        chosen.beaconUrl = std::move(order.beaconUrl);
        chosen.onEvent = [this](const player::PlayerEvent& event) {
            boost::asio::post(m_context, [this, event] { m_journal.add(event); });
        };
        return chosen;
    }

    void look() {
        m_journal.add(m_player.snapshot(), m_clock->steadyNow());
        const PlayerState state = m_journal.last().player.state;
        if (state == PlayerState::kEnded || state == PlayerState::kFailed) {
            m_context.stop();
        }
    }

    template <class ErrorCode>
    void finishUnless(const ErrorCode& error) {
        if (!error) {
            m_context.stop();
        }
    }

    ExitStatus status() const {
        const player::PlayerStatus& last = m_journal.last().player;
        if (!last.startupTime) {
            const std::string why = last.error ? ": " + last.error->context : std::string();
            return complain({ErrorCode::kIo, "nothing was played" + why}, kNoPlaylist);
        }
        if (last.state == PlayerState::kFailed) {
            return kErrors;
        }
        return last.stalls > 0 ? kWarnings : kNothingFound;
    }

    std::shared_ptr<const Clock> m_clock = std::make_shared<const SystemClock>();
    boost::asio::io_context m_context{1};
    boost::asio::signal_set m_interruption{m_context, SIGINT, SIGTERM};
    boost::asio::steady_timer m_end{m_context};
    viewer::LivePlayer m_player;
    viewer::PlayJournal m_journal;
};

}  // namespace

ExitStatus runPlay(const PlayOptions& options) {
    auto order = orderOf(options);
    if (order.has_error()) {
        return complain(order.error(), kWrongUsage);
    }
    PlayRun playing(*std::move(order), options);
    return playing.run();
}

}  // namespace sigma::app
