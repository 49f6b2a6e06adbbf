#include "ui/words/failure_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <optional>

namespace sigma::ui::words {
namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Words)
};

/// What the engines and the server say, word by word; %1 stands for a name or an address.
constexpr std::array kKnown = {
    QT_TRANSLATE_NOOP("sigma::ui::Words", "no camera is connected"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the camera is not connected"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the camera was unplugged"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the window is closed or minimised"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "no window is called \"%1\" now"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the screen %1 is not connected"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the screen or window is not there any more"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "there is no desktop here to capture"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "screens and windows cannot be captured in a Wayland session yet: log in to "
                      "an Xorg session"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the sound server does not answer"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the sound server refuses to record"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the microphone or output is not there: %1"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "there is no file %1"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "nothing has come for 2 s"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "nothing has come for 7 s"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the disk is full"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "%1 exists already"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "already live"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "already recording"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "size and frame rate stay as they are while live or recording"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "%1 does not answer: nothing came back in time"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "%1 does not answer: Connection refused"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "%1 hangs up instead of taking the stream: is the key right?"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "the server does not take this stream key, or somebody publishes with it "
                      "already"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the server does not let this stream key publish"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the server does not know this stream key"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the server refuses this stream"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the server refuses the connection"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "the server has no such application: check the end of its address"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the server refuses the stream"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the stream key is missing"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "the stream key has a space or a control character in it"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "the server's address has a space or a control character in it"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "the server's address or the key is longer than %1 characters"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "the server's address must begin with rtmp:// or rtmps://"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the server's address names no host"),
    QT_TRANSLATE_NOOP("sigma::ui::Words",
                      "the server's address names no application: it ends in something like /live"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the port \"%1\" is not a number from 1 to 65535"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the network takes nothing any more"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the token was revoked: sign in again"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the token has expired"),
    QT_TRANSLATE_NOOP("sigma::ui::Words", "the channel is stopped; enable it first"),
};

QString kindOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::kInvalidData:
        case ErrorCode::kNotEnoughData:
        case ErrorCode::kTimestampRegressed:
            return Words::tr("What came can't be understood");
        case ErrorCode::kUnsupported:
            return Words::tr("This is not possible here");
        case ErrorCode::kLimitExceeded:
            return Words::tr("This is more than is allowed");
        case ErrorCode::kInvalidArgument:
            return Words::tr("Something that was entered is not right");
        case ErrorCode::kNotFound:
            return Words::tr("It was not found");
        case ErrorCode::kUnauthorized:
            return Words::tr("The name, password or key is wrong, or no longer good");
        case ErrorCode::kConflict:
            return Words::tr("Somebody or something else uses it already");
        case ErrorCode::kIo:
            return Words::tr("The network or the system refused");
        case ErrorCode::kIllegalTransition:
            return Words::tr("This can't be done at this moment");
        case ErrorCode::kAlreadyExists:
            return Words::tr("There is one of this name already");
        case ErrorCode::kPreconditionFailed:
            return Words::tr("Somebody else has changed it meanwhile");
        case ErrorCode::kForbidden:
            return Words::tr("You may not do this");
        case ErrorCode::kRateLimited:
            return Words::tr("Too many attempts: try again later");
        case ErrorCode::kUnavailable:
            return Words::tr("What is needed does not answer");
    }
    return {};
}

bool isEnglish() {
    //: the code of the language that these words are in
    return Words::tr("en") == "en"_L1;
}

/// Nothing where `said` is none of the known sentences.
std::optional<QString> translated(const QString& said) {
    for (const char* const known : kKnown) {
        const QString pattern = QString::fromUtf8(known);
        const qsizetype place = pattern.indexOf("%1"_L1);
        if (place < 0) {
            if (said == pattern) {
                return Words::tr(known);
            }
            continue;
        }
        const QStringView before = QStringView(pattern).first(place);
        const QStringView after = QStringView(pattern).sliced(place + 2);
        if (said.size() > before.size() + after.size() && said.startsWith(before) &&
            said.endsWith(after)) {
            const qsizetype length = said.size() - before.size() - after.size();
            return Words::tr(known).arg(said.sliced(before.size(), length));
        }
    }
    return std::nullopt;
}

/// Of ours, or of ours with a server's own words in brackets behind it.
std::optional<QString> translatedWithRemark(const QString& said) {
    if (const auto whole = translated(said)) {
        return whole;
    }
    const qsizetype bracket = said.indexOf(" ("_L1);
    const auto first = bracket > 0 ? translated(said.first(bracket)) : std::nullopt;
    return first ? std::optional(*first + said.sliced(bracket)) : std::nullopt;
}

}  // namespace

QString failure(const Error& error) {
    const QString said = QString::fromStdString(error.context);
    if (said.isEmpty()) {
        return kindOf(error.code);
    }
    if (isEnglish()) {
        return said;
    }
    const auto known = translatedWithRemark(said);
    return known ? *known : u"%1 (%2)"_s.arg(kindOf(error.code), said);
}

QString told(const std::string& reason) {
    const QString said = QString::fromStdString(reason);
    return isEnglish() ? said : translatedWithRemark(said).value_or(said);
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

}  // namespace sigma::ui::words
