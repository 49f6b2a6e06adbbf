#include "ui/player/player_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/words/failure_words.h"
#include "ui/words/figure_words.h"

namespace sigma::ui::words {
namespace {

using namespace Qt::StringLiterals;
using player::LatencyMode;
using player::PlayerState;
using player::PlayerStatus;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::PlayerWords)
};

const QString kUnknown = u"–"_s;

QString withReason(const QString& text, const std::optional<Error>& error) {
    return error ? text + u'\n' + sentence(failure(*error)) : text;
}

QString length(player::Duration duration) {
    return words::duration(std::chrono::duration_cast<std::chrono::milliseconds>(duration));
}

QString rendition(const PlayerStatus& status) {
    const bool isKnown =
        status.variant && status.variants && *status.variant < status.variants->size();
    return isKnown ? variantName((*status.variants)[*status.variant]) : kUnknown;
}

QString speed(double value) {
    return Words::tr("%1 ×").arg(QLocale().toString(value, 'f', 2));
}

}  // namespace

QString playerMessage(const viewer::LivePlayerSnapshot& snapshot) {
    const PlayerStatus& status = snapshot.player;
    switch (status.state) {
        case PlayerState::kLoading:
            return Words::tr("Loading…");
        case PlayerState::kStalled:
            return Words::tr("Waiting for more of the stream…");
        case PlayerState::kWaiting:
            return withReason(Words::tr("Waiting for the stream…"), status.error);
        case PlayerState::kEnded:
            return Words::tr("The stream has ended.");
        case PlayerState::kFailed:
            return withReason(Words::tr("This stream can't be played."), status.error);
        case PlayerState::kPlaying:
        case PlayerState::kPaused:
            // With a picture, what is amiss with the sound is said in the statistics.
            return snapshot.shownPictures == 0 ? sentence(told(snapshot.problem)) : QString();
    }
    return {};
}

QString seconds(player::Duration duration) {
    const double value = std::chrono::duration<double>(duration).count();
    return Words::tr("%1 s").arg(QLocale().toString(value, 'f', 1));
}

QString latency(const PlayerStatus& status) {
    if (!status.isLive) {
        return Words::tr("Recording");
    }
    return status.latency ? Words::tr("%1 behind").arg(seconds(*status.latency)) : kUnknown;
}

QString place(const PlayerStatus& status) {
    if (!status.isLive) {
        return u"%1 / %2"_s.arg(length(status.position - status.windowStart),
                                length(status.windowEnd - status.windowStart));
    }
    if (status.isFollowing || status.liveEdge <= status.position) {
        return {};
    }
    return u"−%1"_s.arg(length(status.liveEdge - status.position));
}

QString variantName(const player::PlayerVariant& variant) {
    const QString rate = bitrate(static_cast<std::int64_t>(variant.bitsPerSecond));
    if (variant.height == 0) {
        return rate;
    }
    const bool isFast = variant.frameRateThousandths > 40'000;
    const QString picture =
        u"%1p%2"_s.arg(variant.height)
            .arg(isFast ? QString::number((variant.frameRateThousandths + 500) / 1000) : QString());
    return variant.bitsPerSecond == 0 ? picture : u"%1 · %2"_s.arg(picture, rate);
}

QString modeName(LatencyMode mode) {
    switch (mode) {
        case LatencyMode::kUltra:
            return Words::tr("Ultra-low latency");
        case LatencyMode::kLow:
            return Words::tr("Low latency");
        case LatencyMode::kNormal:
            return Words::tr("Normal latency");
    }
    return {};
}

QString modeMeaning(LatencyMode mode) {
    const auto target = std::chrono::floor<std::chrono::seconds>(player::profileOf(mode).target);
    return Words::tr("about %1 s behind").arg(target.count());
}

std::vector<std::pair<QString, QString>> statistics(const viewer::LivePlayerSnapshot& snapshot) {
    const PlayerStatus& status = snapshot.player;
    std::vector<std::pair<QString, QString>> lines;
    lines.emplace_back(Words::tr("Latency"), status.latency ? seconds(*status.latency) : kUnknown);
    if (snapshot.glassToGlass) {
        lines.emplace_back(Words::tr("Camera to screen"), seconds(*snapshot.glassToGlass));
    }
    lines.emplace_back(Words::tr("Target"), status.isLive ? seconds(status.target) : kUnknown);
    lines.emplace_back(Words::tr("Buffer"), seconds(status.buffer));
    lines.emplace_back(Words::tr("Speed"), speed(status.speed));
    lines.emplace_back(Words::tr("Quality"), rendition(status));
    lines.emplace_back(
        Words::tr("Network"),
        status.bandwidth ? bitrate(static_cast<std::int64_t>(*status.bandwidth)) : kUnknown);
    lines.emplace_back(Words::tr("Stalls"), status.stalls == 0
                                                ? QLocale().toString(0)
                                                : Words::tr("%1, together %2")
                                                      .arg(static_cast<qulonglong>(status.stalls))
                                                      .arg(seconds(status.stallTime)));
    lines.emplace_back(
        Words::tr("Dropped pictures"),
        Words::tr("%1 of %2")
            .arg(QLocale().toString(static_cast<qulonglong>(snapshot.skippedPictures)),
                 QLocale().toString(
                     static_cast<qulonglong>(snapshot.shownPictures + snapshot.skippedPictures))));
    if (!snapshot.problem.empty()) {
        lines.emplace_back(Words::tr("Amiss"), told(snapshot.problem));
    }
    return lines;
}

}  // namespace sigma::ui::words
