#include "ui/studio/source_words.h"

#include <QCoreApplication>

namespace sigma::ui::words {
namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Words)
};

struct KindName {
    QString operator()(const capture::CameraSettings&) const { return Words::tr("Camera"); }
    QString operator()(const capture::ScreenSettings&) const { return Words::tr("Screen"); }
    QString operator()(const capture::WindowSettings&) const { return Words::tr("Window"); }
    QString operator()(const capture::MicrophoneSettings&) const { return Words::tr("Microphone"); }
    QString operator()(const capture::SystemAudioSettings&) const {
        return Words::tr("Computer sound");
    }
    QString operator()(const capture::MediaFileSettings&) const { return Words::tr("Media file"); }
    QString operator()(const capture::ImageSettings&) const { return Words::tr("Image"); }
    QString operator()(const capture::TextSettings&) const { return Words::tr("Text"); }
    QString operator()(const capture::ColorSettings&) const { return Words::tr("Colour"); }
    QString operator()(const capture::TestPictureSettings&) const {
        return Words::tr("Test picture");
    }
};

struct KindIcon {
    QString operator()(const capture::CameraSettings&) const { return u"camera"_s; }
    QString operator()(const capture::ScreenSettings&) const { return u"screen"_s; }
    QString operator()(const capture::WindowSettings&) const { return u"window"_s; }
    QString operator()(const capture::MicrophoneSettings&) const { return u"microphone"_s; }
    QString operator()(const capture::SystemAudioSettings&) const { return u"speaker"_s; }
    QString operator()(const capture::MediaFileSettings&) const { return u"film"_s; }
    QString operator()(const capture::ImageSettings&) const { return u"image"_s; }
    QString operator()(const capture::TextSettings&) const { return u"text"_s; }
    QString operator()(const capture::ColorSettings&) const { return u"color"_s; }
    QString operator()(const capture::TestPictureSettings&) const { return u"test_picture"_s; }
};

}  // namespace

QString sourceKind(const capture::SourceSettings& settings) {
    return std::visit(KindName(), settings);
}

QString sourceIcon(const capture::SourceSettings& settings) {
    return std::visit(KindIcon(), settings);
}

QString sourceState(capture::SourceState state) {
    switch (state) {
        case capture::SourceState::kStarting:
            return Words::tr("Starting…");
        case capture::SourceState::kRunning:
            return Words::tr("Running");
        case capture::SourceState::kStalled:
            return Words::tr("Stalled");
        case capture::SourceState::kFailed:
            return Words::tr("Failed, trying again");
        case capture::SourceState::kEnded:
            return Words::tr("Ended");
        case capture::SourceState::kStopped:
            return Words::tr("Stopped");
    }
    return {};
}

QString layoutName(studio::Layout layout) {
    switch (layout) {
        case studio::Layout::kFull:
            return Words::tr("Full picture");
        case studio::Layout::kPictureInPictureTopLeft:
            return Words::tr("Guest in the top left corner");
        case studio::Layout::kPictureInPictureTopRight:
            return Words::tr("Guest in the top right corner");
        case studio::Layout::kPictureInPictureBottomLeft:
            return Words::tr("Guest in the bottom left corner");
        case studio::Layout::kPictureInPictureBottomRight:
            return Words::tr("Guest in the bottom right corner");
        case studio::Layout::kSideBySide:
            return Words::tr("Side by side");
        case studio::Layout::kOverBackground:
            return Words::tr("Framed over the guest");
    }
    return {};
}

}  // namespace sigma::ui::words
