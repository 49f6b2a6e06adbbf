// Shows a stream in a window, as the studio does, and prints once a second how it has gone so far.

#include <QApplication>
#include <QTimer>
#include <cinttypes>
#include <cstdio>
#include <memory>

#include "ui/player/live_stream_opener.h"
#include "ui/player/player_view.h"

int main(int count, char** arguments) {
    using namespace sigma;
    const QApplication application(count, arguments);
    if (count != 2) {
        std::fprintf(stderr, "usage: sigma-bench-preview URL\n");
        return 1;
    }
    const auto clock = std::make_shared<SystemClock>();
    ui::LiveStreamOpener opener(clock);
    auto source = opener.open(arguments[1]);
    if (source.has_error()) {
        std::fprintf(stderr, "%s\n", source.error().context.c_str());
        return 1;
    }
    ui::PlayerView view(clock);
    view.resize(1280, 800);
    view.setSource(*std::move(source), true);
    view.show();
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&view] {
        const viewer::LivePlayerSnapshot& now = view.snapshot();
        std::printf("{\"t\":%.3f,\"shown\":%" PRIu64 ",\"skipped\":%" PRIu64 ",\"stalls\":%zu}\n",
                    secondsOf(now.at.time_since_epoch()), now.shownPictures, now.skippedPictures,
                    now.player.stalls);
        std::fflush(stdout);
    });
    timer.start(1000);
    return QApplication::exec();
}
