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
    const QString when = seconds > 0 ? Words::tr("Trying again in %1 s").arg(seconds)
                                     : Words::tr("Trying again now");
    return status.reason.empty() ? when : Words::tr("%1: %2").arg(when, told(status.reason));
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
            return Words::tr("Refused: %1").arg(told(status.reason));
    }
    return {};
}

}  // namespace sigma::ui::words
