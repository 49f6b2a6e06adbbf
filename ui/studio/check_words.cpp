#include "ui/studio/check_words.h"

#include <QCoreApplication>

#include "ui/studio/sound_words.h"
#include "ui/studio/words.h"
#include "ui/words/figure_words.h"

namespace sigma::ui::words {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Words)
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

QString resting(const CheckItem& item) {
    return Words::tr("%1 rests while the preview is hidden").arg(text(item.detail));
}

QString pictureSentence(const CheckItem& item) {
    switch (item.reason) {
        case CheckReason::kCameraRuns:
            return Words::tr("%1 runs").arg(text(item.detail));
        case CheckReason::kPictureIsTest:
            return Words::tr("The test picture is shown");
        case CheckReason::kPictureStarts:
            return Words::tr("%1 is starting…").arg(text(item.detail));
        case CheckReason::kPictureRests:
            return resting(item);
        case CheckReason::kPictureFails:
            return Words::tr("%1 gives no picture").arg(text(item.detail));
        default:
            return Words::tr("There is no picture to send");
    }
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
        case CheckReason::kMicrophoneRests:
            return resting(item);
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

QString furtherSentence(const CheckItem& item) {
    const QString name = text(item.detail);
    switch (item.reason) {
        case CheckReason::kFurtherAddressWrong:
            return Words::tr("%1 has no right address; the others go on").arg(name);
        case CheckReason::kFurtherKeyMissing:
            return Words::tr("%1 has no stream key; the others go on").arg(name);
        case CheckReason::kFurtherUnreachable:
            return Words::tr("%1 does not answer; the others go on").arg(name);
        case CheckReason::kFurtherAsked:
            return Words::tr("Asking %1…").arg(name);
        default:
            return name;
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
        case CheckId::kFurther:
            return Words::tr("Also to");
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
        case CheckId::kFurther:
            return furtherSentence(item);
    }
    return {};
}

QString fixName(Fix fix) {
    switch (fix) {
        case Fix::kNone:
            return {};
        case Fix::kChooseDestination:
            return Words::tr("Change");
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

}  // namespace sigma::ui::words
