#include "ui/studio/destination_words.h"

#include <QCoreApplication>

#include "ui/words/failure_words.h"
#include "ui/words/figure_words.h"

namespace sigma::ui::words {
namespace {

using publish::OutputState;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Words)
};

QString lost(const publish::OutputStatus& status) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(status.reconnectsIn).count();
    return seconds > 0 ? Words::tr("Trying again in %1 s").arg(seconds)
                       : Words::tr("Trying again now");
}

}  // namespace

QString destinationState(const publish::OutputStatus& status, std::int64_t sentBitrate) {
    switch (status.state) {
        case OutputState::kConnecting:
            return Words::tr("Connecting…");
        case OutputState::kLive:
            return Words::tr("Live, %1").arg(bitrate(sentBitrate));
        case OutputState::kReconnecting:
            return lost(status);
        case OutputState::kEnding:
            return Words::tr("Ending…");
        case OutputState::kEnded:
            return Words::tr("Has ended");
        case OutputState::kRefused:
            return Words::tr("Refused");
    }
    return {};
}

QString destinationReason(const publish::OutputStatus& status) {
    const bool isAmiss =
        status.state == OutputState::kReconnecting || status.state == OutputState::kRefused;
    return isAmiss ? told(status.reason) : QString();
}

}  // namespace sigma::ui::words
