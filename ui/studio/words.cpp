#include "ui/studio/words.h"

#include <QCoreApplication>
#include <QLocale>

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

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QString serverSentence(const CheckItem& item) {
    switch (item.reason) {
        case CheckReason::kServerIsHere:
            return Words::tr("Runs inside this studio");
        case CheckReason::kServerReachable:
            return Words::tr("%1 answers").arg(text(item.detail));
        case CheckReason::kServerUnreachable:
            return item.detail.empty() ? Words::tr("The server does not answer")
                                       : text(item.detail);
        default:
            return Words::tr("Asking the server…");
    }
}

QString keySentence(const CheckItem& item) {
    switch (item.reason) {
        case CheckReason::kKeyFromSignIn:
            return Words::tr("You are signed in");
        case CheckReason::kKeyMissing:
            return Words::tr("The stream key is missing");
        case CheckReason::kSignInMissing:
            return Words::tr("Sign in to the server first");
        default:
            return Words::tr("The stream key is there");
    }
}

QString pictureSentence(const CheckItem& item) {
    switch (item.reason) {
        case CheckReason::kCameraRuns:
            return Words::tr("%1 runs").arg(text(item.detail));
        case CheckReason::kPictureIsTest:
            return Words::tr("The test picture is shown");
        case CheckReason::kPictureStarts:
            return Words::tr("%1 is starting…").arg(text(item.detail));
        case CheckReason::kPictureFails:
            return Words::tr("%1 gives no picture").arg(text(item.detail));
        default:
            return Words::tr("There is no picture to send");
    }
}

QString hearNothing() {
    return Words::tr("No microphone found: your viewers hear nothing. Choose one in Sources.");
}

QString hearTone() {
    return Words::tr(
        "No microphone found: your viewers hear the test tone. Choose one in Sources.");
}

QString microphoneSentence(const CheckItem& item) {
    switch (item.reason) {
        case CheckReason::kMicrophoneHeard:
            return Words::tr("%1 is heard well").arg(text(item.detail));
        case CheckReason::kMicrophoneSilent:
            return Words::tr("Nothing is heard yet: say something");
        case CheckReason::kMicrophoneTooLoud:
            return Words::tr("%1 is too loud").arg(text(item.detail));
        case CheckReason::kMicrophoneMuted:
            return Words::tr("%1 is muted").arg(text(item.detail));
        case CheckReason::kMicrophoneFails:
            return Words::tr("%1 gives no sound").arg(text(item.detail));
        case CheckReason::kMicrophoneIsTone:
            return hearTone();
        default:
            return hearNothing();
    }
}

QString encoderSentence(const CheckItem& item) {
    switch (item.reason) {
        case CheckReason::kEncoderProved:
            return Words::tr("%1 works").arg(text(item.detail));
        case CheckReason::kEncoderRefused:
            return Words::tr("%1 does not work here").arg(text(item.detail));
        default:
            return Words::tr("Trying %1…").arg(text(item.detail));
    }
}

QString bandwidthSentence(const CheckItem& item) {
    switch (item.reason) {
        case CheckReason::kBandwidthLocal:
            return Words::tr("Nothing leaves this computer");
        case CheckReason::kBandwidthFits:
            return Words::tr("%1 is enough").arg(bitrate(item.bitrate));
        case CheckReason::kBandwidthShort:
            return Words::tr("Last time only %1 got through").arg(bitrate(item.bitrate));
        default:
            return Words::tr("Needs %1; quality follows the network").arg(bitrate(item.bitrate));
    }
}

}  // namespace

QString checkTitle(CheckId id) {
    switch (id) {
        case CheckId::kServer:
            return Words::tr("Server");
        case CheckId::kKey:
            return Words::tr("Key");
        case CheckId::kCamera:
            return Words::tr("Picture");
        case CheckId::kMicrophone:
            return Words::tr("Microphone");
        case CheckId::kEncoder:
            return Words::tr("Encoder");
        case CheckId::kBandwidth:
            return Words::tr("Bandwidth");
    }
    return {};
}

QString checkSentence(const CheckItem& item) {
    switch (item.id) {
        case CheckId::kServer:
            return serverSentence(item);
        case CheckId::kKey:
            return keySentence(item);
        case CheckId::kCamera:
            return pictureSentence(item);
        case CheckId::kMicrophone:
            return microphoneSentence(item);
        case CheckId::kEncoder:
            return encoderSentence(item);
        case CheckId::kBandwidth:
            return bandwidthSentence(item);
    }
    return {};
}

QString fixName(Fix fix) {
    switch (fix) {
        case Fix::kNone:
            return {};
        case Fix::kChooseDestination:
            return Words::tr("Choose");
        case Fix::kEnterKey:
            return Words::tr("Enter key");
        case Fix::kSignIn:
            return Words::tr("Sign in");
        case Fix::kAddPicture:
        case Fix::kAddMicrophone:
            return Words::tr("Add");
        case Fix::kRetryPicture:
        case Fix::kRetryMicrophone:
            return Words::tr("Try again");
        case Fix::kUnmute:
            return Words::tr("Unmute");
        case Fix::kLowerGain:
            return Words::tr("Turn down");
        case Fix::kUseSoftwareEncoder:
            return Words::tr("Use x264");
        case Fix::kLowerBitrate:
            return Words::tr("Lower");
    }
    return {};
}

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
            return Words::tr("The server refuses the broadcast: %1").arg(detail);
        case HealthCause::kConnectionLost:
            return Words::tr("The connection is lost. The studio goes on trying by itself.");
        case HealthCause::kUploadFell:
            return Words::tr("Your upload fell to %1. The quality was lowered to fit.")
                .arg(bitrate(verdict.bitrate));
        case HealthCause::kFramesDropped:
            return Words::tr("The network could not take %n picture(s) in the last ten seconds.",
                             nullptr, frames);
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
            return Words::tr("The recording has stopped: %1").arg(detail);
        case HealthCause::kNone:
            return Words::tr("Picture and sound arrive as they should.");
    }
    return {};
}

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

QString encoderName(encoder::VideoEncoderKind kind) {
    switch (kind) {
        case encoder::VideoEncoderKind::kX264:
            return u"x264"_s;
        case encoder::VideoEncoderKind::kNvenc:
            return u"NVIDIA NVENC"_s;
        case encoder::VideoEncoderKind::kQsv:
            return u"Intel Quick Sync"_s;
        case encoder::VideoEncoderKind::kVaapi:
            return u"VA-API"_s;
        case encoder::VideoEncoderKind::kV4l2M2m:
            return u"V4L2"_s;
        case encoder::VideoEncoderKind::kVideoToolbox:
            return u"Apple VideoToolbox"_s;
        case encoder::VideoEncoderKind::kAmf:
            return u"AMD AMF"_s;
    }
    return {};
}

QString destinationName(const DestinationSettings& destination) {
    switch (destination.kind) {
        case DestinationKind::kThisComputer:
            return Words::tr("This computer");
        case DestinationKind::kSigmaServer:
            return destination.channel.empty()
                       ? Words::tr("Sigma server")
                       : Words::tr("%1 on %2")
                             .arg(text(destination.channel), text(destination.serverAddress));
        case DestinationKind::kOtherService:
            return destination.serviceUrl.empty() ? Words::tr("Another service")
                                                  : text(destination.serviceUrl);
    }
    return {};
}

QString problemSentence(SettingsProblem problem) {
    switch (problem) {
        case SettingsProblem::kMinimumAboveMaximum:
            return Words::tr("The lowest bitrate is above the highest.");
        case SettingsProblem::kBitrateTooLow:
            return Words::tr("A bitrate below 100 kb/s shows nothing.");
        case SettingsProblem::kBitrateTooHigh:
            return Words::tr("No bitrate above 60 Mb/s.");
        case SettingsProblem::kHeightUnknown:
            return Words::tr("Choose one of the picture sizes.");
        case SettingsProblem::kFrameRateUnknown:
            return Words::tr("Choose one of the frame rates.");
        case SettingsProblem::kPresetUnknown:
            return Words::tr("Choose one of the presets.");
        case SettingsProblem::kKeyIntervalOutOfRange:
            return Words::tr("A key frame every 0.5 to 4 seconds.");
        case SettingsProblem::kAudioBitrateOutOfRange:
            return Words::tr("The sound takes 64 to 320 kb/s.");
        case SettingsProblem::kRecordingBitrateOutOfRange:
            return Words::tr("The recording takes 0.1 to 60 Mb/s.");
        case SettingsProblem::kServiceUrlWrong:
            return Words::tr("The address begins with rtmp:// or rtmps://.");
        case SettingsProblem::kServerAddressWrong:
            return Words::tr("The address begins with http:// or https://.");
        case SettingsProblem::kChannelMissing:
            return Words::tr("Say which channel to publish to.");
    }
    return {};
}

QString sentence(const QString& said) {
    if (said.isEmpty()) {
        return said;
    }
    const QStringView first = QStringView(said).left(said.indexOf(u' '));
    const bool isWord = std::ranges::all_of(first, [](QChar each) { return each.isLetter(); });
    const bool isEnded = QStringView(u".…?!").contains(said.back());
    return (isWord ? said.at(0).toUpper() : said.at(0)) + said.mid(1) +
           (isEnded ? QString() : u"."_s);
}

QString bitrate(std::int64_t bitsPerSecond) {
    const auto bits = static_cast<double>(bitsPerSecond);
    if (bitsPerSecond < 1'000'000) {
        return Words::tr("%1 kb/s").arg(QLocale().toString(bits / 1e3, 'f', 0));
    }
    return Words::tr("%1 Mb/s").arg(QLocale().toString(bits / 1e6, 'f', 1));
}

QString duration(std::chrono::milliseconds length) {
    const qlonglong seconds = std::chrono::duration_cast<std::chrono::seconds>(length).count();
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0'))
                             .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(tail) : tail;
}

QString bytes(std::uint64_t count) {
    return QLocale().formattedDataSize(static_cast<qint64>(count), 1,
                                       QLocale::DataSizeTraditionalFormat);
}

}  // namespace sigma::ui::words
