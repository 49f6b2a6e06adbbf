#include "ui/studio/sound_words.h"

#include <QCoreApplication>

namespace sigma::ui::words {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Words)
};

}  // namespace

QString hearNothing() {
    return Words::tr("No microphone found: your viewers hear nothing. Choose one in Sources.");
}

QString hearTone() {
    return Words::tr(
        "No microphone found: your viewers hear the test tone. Choose one in Sources.");
}

}  // namespace sigma::ui::words
