#include "app/probe/crowd_command.h"

#include <csignal>
#include <iostream>
#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include "app/probe/complaint.h"
#include "app/probe/ticker.h"
#include "core/net/open_files.h"
#include "core/viewer/crowd_journal.h"

namespace sigma::app {
namespace {

using namespace std::chrono_literals;

viewer::CrowdOptions crowdOptions(PlayOrder order, const PlayOptions& options) {
    viewer::CrowdOptions crowd;
    crowd.viewer.settings = std::move(order.settings);
    crowd.viewer.url = std::move(order.url);
    crowd.viewer.client.verifiesCertificates = !options.stream.acceptsAnyCertificate;
    crowd.viewer.beaconUrl = std::move(order.beaconUrl);
    crowd.viewers = options.viewers;
    crowd.ramp = std::chrono::round<player::Duration>(std::chrono::duration<double>(options.ramp));
    return crowd;
}

ExitStatus statusOf(const viewer::CrowdTotals& totals) {
    if (totals.everPlayed == 0) {
        return complain({ErrorCode::kIo, "nothing was played"}, kNoPlaylist);
    }
    if (totals.everPlayed < totals.started || totals.in(player::PlayerState::kFailed) > 0) {
        return kErrors;
    }
    return totals.stalls > 0 ? kWarnings : kNothingFound;
}

}  // namespace

ExitStatus runCrowd(const PlayOptions& options) {
    auto order = orderOf(options);
    if (order.has_error()) {
        return complain(order.error(), kWrongUsage);
    }
    net::raiseOpenFileLimit();
    boost::asio::io_context context(1);
    const SystemClock clock;
    std::optional<viewer::Crowd> crowd;
    crowd.emplace(context.get_executor(), clock, crowdOptions(*std::move(order), options));
    viewer::CrowdJournal journal(clock.steadyNow());
    crowd->start();
    {
        const Ticker lines(context, 1s, [&] {
            std::cout << journal.line(crowd->totals(), clock.steadyNow()) << std::endl;
        });
        boost::asio::signal_set interruption(context, SIGINT, SIGTERM);
        interruption.async_wait([&](const auto& error, int) { error ? void() : context.stop(); });
        context.run_for(std::chrono::seconds(options.stream.seconds));
    }
    const viewer::CrowdTotals totals = crowd->totals();
    std::cout << journal.summary(totals, clock.steadyNow()) << std::endl;
    crowd.reset();
    context.restart();
    context.run_for(viewer::Viewer::kPatienceAtTheEnd);
    return statusOf(totals);
}

}  // namespace sigma::app
