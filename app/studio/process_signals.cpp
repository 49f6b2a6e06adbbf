#include "app/studio/process_signals.h"

#include <QSocketNotifier>
#include <csignal>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace sigma::app {
namespace {

int signalPipe[2] = {-1, -1};

void passOn(int signal) {
    const char byte = static_cast<char>(signal);
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

}  // namespace

ProcessSignals::ProcessSignals() {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalPipe) != 0) {
        return;
    }
    struct sigaction action {};
    action.sa_handler = passOn;
    for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) {
        ::sigaction(signal, &action, nullptr);
    }
}

ProcessSignals::~ProcessSignals() {
    for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) {
        std::signal(signal, SIG_DFL);
    }
    ::close(signalPipe[0]);
    ::close(signalPipe[1]);
}

void ProcessSignals::listen(QObject& owner, std::function<void()> onEnd,
                            std::function<void()> onShow) {
    auto* const notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, &owner);
    QObject::connect(notifier, &QSocketNotifier::activated, &owner,
                     [onEnd = std::move(onEnd), onShow = std::move(onShow)] {
                         char byte = 0;
                         if (::read(signalPipe[0], &byte, 1) == 1) {
                             byte == SIGUSR1 ? onShow() : onEnd();
                         }
                     });
}

void ProcessSignals::askForWindow(long long process) {
    ::kill(static_cast<pid_t>(process), SIGUSR1);
}

}  // namespace sigma::app
