#pragma once

#include <string>
#include <string_view>

namespace sigma {

/// What kind of failure happened; decides how a caller reacts.
enum class ErrorCode {
    kInvalidData,         ///< bytes from outside that break their specification
    kUnsupported,         ///< legal, but not something this program handles
    kLimitExceeded,       ///< a stated bound on size, count or depth was passed
    kNotEnoughData,       ///< the input ended before the value did
    kInvalidArgument,     ///< a value given by a user or a caller is not acceptable
    kNotFound,            ///< the named thing does not exist
    kUnauthorized,        ///< the credentials are missing or wrong
    kConflict,            ///< the named thing is in use by somebody else
    kTimestampRegressed,  ///< a sample is older than what was already emitted
    kIo,                  ///< the operating system or a peer refused
    kIllegalTransition,   ///< the thing is not in a state in which this can be done to it
    kAlreadyExists,       ///< a thing of this name is there already
    kPreconditionFailed,  ///< somebody else has changed the thing meanwhile
    kForbidden,           ///< known who asks, and they may not
    kRateLimited,         ///< too many attempts; later ones will be taken
    kUnavailable,         ///< what is needed for it does not answer now
};

/// The code's name in lower case with underscores, as logs print it.
std::string_view toString(ErrorCode code);

/// A failure: its kind, and who, what and what was expected, in words for a log or a person.
struct Error {
    ErrorCode code = ErrorCode::kInvalidData;
    std::string context;
};

}  // namespace sigma
