#include "ui/studio/health_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/studio/sound_words.h"
#include "ui/studio/words.h"
#include "ui/words/failure_words.h"
#include "ui/words/figure_words.h"

namespace sigma::ui::words {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Words)
};

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

}  // namespace

QString gradeName(HealthGrade grade) {
    switch (grade) {
        case HealthGrade::kGood:
            return Words::tr("All is well");
        case HealthGrade::kFair:
            return Words::tr("Not at its best");
        case HealthGrade::kPoor:
            return Words::tr("In trouble");
    }
    return {};
}

QString healthSentence(const HealthVerdict& verdict) {
    const QString detail = text(verdict.detail);
    const auto frames = static_cast<int>(std::min<std::uint64_t>(verdict.frames, 100'000));
    switch (verdict.cause) {
        case HealthCause::kRefused:
            return Words::tr("The server refuses the broadcast: %1").arg(told(verdict.detail));
        case HealthCause::kConnectionLost:
            return Words::tr("The connection is lost. The studio goes on trying by itself.");
        case HealthCause::kUploadFell:
            return Words::tr("Your upload fell to %1. The quality was lowered to fit.")
                .arg(bitrate(verdict.bitrate));
        case HealthCause::kFramesDropped:
            return Words::tr("The network could not take %n picture(s) in the last ten seconds.",
                             nullptr, frames);
        case HealthCause::kFurtherRefused:
            return Words::tr("%1 refuses the broadcast. The others go on.").arg(detail);
        case HealthCause::kFurtherLost:
            return Words::tr("The connection to %1 is lost. The studio goes on trying by itself.")
                .arg(detail);
        case HealthCause::kFurtherDrops:
            return Words::tr("%1 could not take %n picture(s) in the last ten seconds.", nullptr,
                             frames)
                .arg(detail);
        case HealthCause::kEncoderBehind:
            return Words::tr(
                "This computer can't keep up with encoding. Choose a smaller picture or a faster "
                "preset.");
        case HealthCause::kRenditionShed:
            return Words::tr("This computer is busy: the picture %1 is left out for now.")
                .arg(detail);
        case HealthCause::kCompositorLate:
            return Words::tr("This computer is busy: %n picture(s) came late.", nullptr, frames);
        case HealthCause::kSourceDown:
            return Words::tr("%1 gives nothing. It comes back by itself once it is there again.")
                .arg(detail);
        case HealthCause::kSilence:
            return Words::tr("Your viewers hear nothing. Is the microphone muted?");
        case HealthCause::kNoMicrophone:
            return hearNothing();
        case HealthCause::kTestTone:
            return hearTone();
        case HealthCause::kRecordingFailed:
            return Words::tr("The recording has stopped: %1").arg(told(verdict.detail));
        case HealthCause::kNone:
            return Words::tr("Picture and sound arrive as they should.");
    }
    return {};
}

}  // namespace sigma::ui::words
