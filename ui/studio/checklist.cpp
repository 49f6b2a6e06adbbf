#include "ui/studio/checklist.h"

#include <algorithm>

namespace sigma::ui {
namespace {

using capture::SourceState;
using studio::SourceEntry;
using studio::SourceReport;

constexpr float kTooLoud = -1;  // dB of full scale
constexpr float kSilent = -55;
constexpr double kBandwidthMargin = 1.2;

const SourceReport* reportOf(const CheckFacts& facts, studio::SourceId id) {
    const auto found = std::ranges::find(facts.reports, id, &SourceReport::id);
    return found == facts.reports.end() ? nullptr : &*found;
}

bool isMicrophone(const SourceEntry& source) {
    return std::holds_alternative<capture::MicrophoneSettings>(source.settings);
}

CheckItem checkServer(const CheckFacts& facts) {
    CheckItem item{.id = CheckId::kServer, .detail = facts.serverName};
    if (facts.destination == DestinationKind::kThisComputer &&
        facts.isServerReachable == Answer::kYes) {
        item.state = CheckState::kPassed;
        item.reason = CheckReason::kServerIsHere;
    } else if (facts.isServerReachable == Answer::kYes) {
        item.state = CheckState::kPassed;
        item.reason = CheckReason::kServerReachable;
    } else if (facts.isServerReachable == Answer::kNo) {
        item.state = CheckState::kFailed;
        item.reason = CheckReason::kServerUnreachable;
        item.fix = Fix::kChooseDestination;
        item.detail = facts.serverProblem;
    }
    return item;
}

CheckItem checkKey(const CheckFacts& facts) {
    CheckItem item{.id = CheckId::kKey, .state = CheckState::kPassed};
    const bool isSignIn = facts.destination == DestinationKind::kSigmaServer;
    item.reason = isSignIn ? CheckReason::kKeyFromSignIn : CheckReason::kKeyStored;
    if (!facts.hasKey) {
        item.state = CheckState::kFailed;
        item.reason = isSignIn ? CheckReason::kSignInMissing : CheckReason::kKeyMissing;
        item.fix = isSignIn ? Fix::kSignIn : Fix::kEnterKey;
    }
    return item;
}

/// The source that gives the picture: the main one, or the first that has one.
const SourceEntry* pictureOf(const CheckFacts& facts) {
    const auto main = std::ranges::find_if(facts.sources, [&](const SourceEntry& source) {
        return facts.mainSource == source.id && source.hasVideo;
    });
    if (main != facts.sources.end()) {
        return &*main;
    }
    const auto any = std::ranges::find_if(facts.sources, &SourceEntry::hasVideo);
    return any == facts.sources.end() ? nullptr : &*any;
}

CheckItem checkPicture(const CheckFacts& facts) {
    CheckItem item{.id = CheckId::kCamera,
                   .state = CheckState::kFailed,
                   .reason = CheckReason::kPictureMissing,
                   .fix = Fix::kAddPicture};
    const SourceEntry* const picture = pictureOf(facts);
    if (picture == nullptr) {
        return item;
    }
    item.detail = picture->name;
    item.source = picture->id;
    const SourceReport* const report = reportOf(facts, picture->id);
    const SourceState state = report ? report->status.state : SourceState::kStarting;
    if (state == SourceState::kStarting || state == SourceState::kStopped) {
        const bool isStarting = state == SourceState::kStarting;
        item.state = CheckState::kWaiting;
        item.reason = isStarting ? CheckReason::kPictureStarts : CheckReason::kPictureRests;
        item.fix = Fix::kNone;
    } else if (state == SourceState::kRunning || state == SourceState::kEnded) {
        const bool isTest = std::holds_alternative<capture::TestPictureSettings>(picture->settings);
        item.state = CheckState::kPassed;
        item.reason = isTest ? CheckReason::kPictureIsTest : CheckReason::kCameraRuns;
        item.fix = isTest ? Fix::kAddPicture : Fix::kNone;
    } else {
        item.state = CheckState::kWarning;
        item.reason = CheckReason::kPictureFails;
        item.fix = Fix::kRetryPicture;
    }
    return item;
}

CheckItem judgeMicrophone(const CheckFacts& facts, const SourceEntry& source) {
    CheckItem item{.id = CheckId::kMicrophone,
                   .state = CheckState::kWarning,
                   .detail = source.name,
                   .source = source.id};
    const SourceReport* const report = reportOf(facts, source.id);
    const SourceState state = report ? report->status.state : SourceState::kStarting;
    if (std::ranges::find(facts.mutedSources, source.id) != facts.mutedSources.end()) {
        item.reason = CheckReason::kMicrophoneMuted;
        item.fix = Fix::kUnmute;
    } else if (state == SourceState::kStopped) {
        item.state = CheckState::kWaiting;
        item.reason = CheckReason::kMicrophoneRests;
    } else if (state == SourceState::kFailed) {
        item.reason = CheckReason::kMicrophoneFails;
        item.fix = Fix::kRetryMicrophone;
    } else if (report != nullptr && report->level.peakHold > kTooLoud) {
        item.reason = CheckReason::kMicrophoneTooLoud;
        item.fix = Fix::kLowerGain;
    } else if (report == nullptr || report->level.peakHold < kSilent) {
        item.reason = CheckReason::kMicrophoneSilent;
        item.fix = Fix::kAddMicrophone;
    } else {
        item.state = CheckState::kPassed;
        item.reason = CheckReason::kMicrophoneHeard;
    }
    return item;
}

bool isTestTone(const SourceEntry& source) {
    return source.hasAudio && std::holds_alternative<capture::TestPictureSettings>(source.settings);
}

/// The first that is not silent speaks for all. Nothing where there is no microphone.
std::optional<CheckItem> judgeMicrophones(const CheckFacts& facts) {
    std::optional<CheckItem> silent;
    for (const SourceEntry& source : facts.sources) {
        if (isMicrophone(source)) {
            const CheckItem item = judgeMicrophone(facts, source);
            if (item.reason != CheckReason::kMicrophoneSilent) {
                return item;
            }
            silent = silent.value_or(item);
        }
    }
    return silent;
}

CheckItem checkMicrophone(const CheckFacts& facts) {
    // Any sound will do; a microphone speaks for it where there is one.
    if (const auto microphones = judgeMicrophones(facts)) {
        return *microphones;
    }
    const auto sound = std::ranges::find_if(facts.sources, [](const SourceEntry& source) {
        return source.hasAudio && !isTestTone(source);
    });
    if (sound != facts.sources.end()) {
        return judgeMicrophone(facts, *sound);
    }
    const bool isToneThere = std::ranges::any_of(facts.sources, isTestTone);
    return {
        .id = CheckId::kMicrophone,
        .state = CheckState::kWarning,
        .reason = isToneThere ? CheckReason::kMicrophoneIsTone : CheckReason::kMicrophoneMissing,
        .fix = Fix::kAddMicrophone};
}

CheckItem checkEncoder(const CheckFacts& facts) {
    CheckItem item{
        .id = CheckId::kEncoder, .reason = CheckReason::kEncoderAsked, .detail = facts.encoderName};
    if (facts.isEncoderProved == Answer::kYes) {
        item.state = CheckState::kPassed;
        item.reason = CheckReason::kEncoderProved;
    } else if (facts.isEncoderProved == Answer::kNo) {
        item.state = CheckState::kFailed;
        item.reason = CheckReason::kEncoderRefused;
        item.fix = Fix::kUseSoftwareEncoder;
    }
    return item;
}

CheckItem checkBandwidth(const CheckFacts& facts) {
    CheckItem item{.id = CheckId::kBandwidth,
                   .state = CheckState::kPassed,
                   .reason = CheckReason::kBandwidthUnknown,
                   .bitrate = facts.wantedBitrate};
    if (facts.wantedBitrate == 0) {
        item.reason = CheckReason::kBandwidthLocal;
    } else if (facts.measuredUpload > 0) {
        const auto needed = static_cast<double>(facts.wantedBitrate) * kBandwidthMargin;
        const bool fits = static_cast<double>(facts.measuredUpload) >= needed;
        item.state = fits ? CheckState::kPassed : CheckState::kWarning;
        item.reason = fits ? CheckReason::kBandwidthFits : CheckReason::kBandwidthShort;
        item.fix = fits ? Fix::kNone : Fix::kLowerBitrate;
        item.bitrate = facts.measuredUpload;
    }
    return item;
}

CheckReason reasonOf(const FurtherFacts& service) {
    if (!service.isAddressRight) {
        return CheckReason::kFurtherAddressWrong;
    }
    if (!service.hasKey) {
        return CheckReason::kFurtherKeyMissing;
    }
    switch (service.isReachable) {
        case Answer::kUnknown:
            return CheckReason::kFurtherAsked;
        case Answer::kNo:
            return CheckReason::kFurtherUnreachable;
        case Answer::kYes:
            break;
    }
    return CheckReason::kFurtherReady;
}

CheckState stateOf(CheckReason reason) {
    return reason == CheckReason::kFurtherReady   ? CheckState::kPassed
           : reason == CheckReason::kFurtherAsked ? CheckState::kWaiting
                                                  : CheckState::kWarning;
}

/// The first that is least ready speaks for all. None holds the broadcast back: it goes to the
/// others all the same.
CheckItem checkFurther(const std::vector<FurtherFacts>& services) {
    CheckItem item{.id = CheckId::kFurther,
                   .state = CheckState::kPassed,
                   .reason = CheckReason::kFurtherReady};
    std::string names;
    for (const FurtherFacts& service : services) {
        names += (names.empty() ? "" : ", ") + service.name;
        const CheckReason reason = reasonOf(service);
        if (stateOf(reason) > item.state) {
            item.state = stateOf(reason);
            item.reason = reason;
            item.detail = service.name;
        }
    }
    if (item.state == CheckState::kPassed) {
        item.detail = names;
    }
    item.fix = item.state == CheckState::kWarning ? Fix::kChooseDestination : Fix::kNone;
    return item;
}

}  // namespace

std::vector<CheckItem> checklist(const CheckFacts& facts) {
    std::vector<CheckItem> items = {checkServer(facts),  checkKey(facts),
                                    checkPicture(facts), checkMicrophone(facts),
                                    checkEncoder(facts), checkBandwidth(facts)};
    if (!facts.further.empty()) {
        items.push_back(checkFurther(facts.further));
    }
    return items;
}

bool mayGoLive(const std::vector<CheckItem>& items) {
    return std::ranges::none_of(
        items, [](const CheckItem& item) { return item.state == CheckState::kFailed; });
}

}  // namespace sigma::ui
