#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/studio/studio_control.h"

namespace sigma::ui {

enum class CheckId { kServer, kKey, kCamera, kMicrophone, kEncoder, kBandwidth, kFurther };
/// The further down, the more a person should know of it.
enum class CheckState {
    kPassed,
    kWaiting,  ///< not known yet
    kWarning,  ///< going live works, but a person should know
    kFailed,   ///< going live makes no sense
};

/// Why a check says what it says; words.h has the sentences.
enum class CheckReason {
    kServerReachable,
    kServerAsked,
    kServerUnreachable,
    kServerIsHere,
    kKeyStored,
    kKeyFromSignIn,
    kKeyMissing,
    kSignInMissing,
    kCameraRuns,
    kPictureStarts,
    kPictureRests,  ///< nobody looks, so its source does not run
    kPictureFails,
    kPictureMissing,
    kPictureIsTest,
    kMicrophoneHeard,
    kMicrophoneSilent,
    kMicrophoneTooLoud,
    kMicrophoneMuted,
    kMicrophoneRests,  ///< nobody looks, so it does not run
    kMicrophoneFails,
    kMicrophoneMissing,
    kMicrophoneIsTone,  ///< there is the test tone only
    kEncoderProved,
    kEncoderAsked,
    kEncoderRefused,
    kBandwidthLocal,
    kBandwidthFits,
    kBandwidthShort,
    kBandwidthUnknown,
    kFurtherReady,
    kFurtherAsked,
    kFurtherAddressWrong,
    kFurtherKeyMissing,
    kFurtherUnreachable,
};

/// What the Fix button of a check does; kNone: there is nothing to press.
enum class Fix {
    kNone,
    kChooseDestination,
    kEnterKey,
    kSignIn,
    kAddPicture,
    kRetryPicture,
    kAddMicrophone,
    kRetryMicrophone,
    kUnmute,
    kLowerGain,
    kUseSoftwareEncoder,
    kLowerBitrate,
};

struct CheckItem {
    CheckId id = CheckId::kServer;
    CheckState state = CheckState::kWaiting;
    CheckReason reason = CheckReason::kServerAsked;
    Fix fix = Fix::kNone;
    std::string detail = {};      ///< names a server, service, source or encoder, or a reason
    studio::SourceId source = 0;  ///< that a fix is about
    std::int64_t bitrate = 0;     ///< bits a second, where the reason speaks of one
};

enum class DestinationKind { kThisComputer, kSigmaServer, kOtherService };
enum class Answer { kUnknown, kYes, kNo };

/// What is known of a further service that the broadcast would go to.
struct FurtherFacts {
    std::string name;
    bool isAddressRight = false;
    bool hasKey = false;
    Answer isReachable = Answer::kUnknown;
};

/// All that the rules look at.
struct CheckFacts {
    DestinationKind destination = DestinationKind::kThisComputer;
    Answer isServerReachable = Answer::kUnknown;
    std::string serverName;
    std::string serverProblem;  ///< why it is not reachable, in words
    bool hasKey = false;        ///< or is signed in
    std::vector<studio::SourceEntry> sources;
    std::vector<studio::SourceReport> reports;
    std::optional<studio::SourceId> mainSource;
    std::vector<studio::SourceId> mutedSources;
    Answer isEncoderProved = Answer::kUnknown;
    std::string encoderName;
    std::vector<FurtherFacts> further;
    std::int64_t wantedBitrate = 0;   ///< bits a second that leave this computer
    std::int64_t measuredUpload = 0;  ///< bits a second the last time; 0: never
};

/// The list before going live, always in the same order; without further services nothing of them.
std::vector<CheckItem> checklist(const CheckFacts& facts);

/// Whether nothing has failed. What is still unknown does not hold a broadcast back.
bool mayGoLive(const std::vector<CheckItem>& items);

}  // namespace sigma::ui
