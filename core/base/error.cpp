#include "core/base/error.h"

#include <stdexcept>

#include "core/base/result.h"

namespace sigma {

std::string_view toString(ErrorCode code) {
    switch (code) {
        case ErrorCode::kInvalidData:
            return "invalid_data";
        case ErrorCode::kUnsupported:
            return "unsupported";
        case ErrorCode::kLimitExceeded:
            return "limit_exceeded";
        case ErrorCode::kNotEnoughData:
            return "not_enough_data";
        case ErrorCode::kInvalidArgument:
            return "invalid_argument";
        case ErrorCode::kNotFound:
            return "not_found";
        case ErrorCode::kUnauthorized:
            return "unauthorized";
        case ErrorCode::kConflict:
            return "conflict";
        case ErrorCode::kTimestampRegressed:
            return "timestamp_regressed";
        case ErrorCode::kIo:
            return "io";
        case ErrorCode::kIllegalTransition:
            return "illegal_transition";
        case ErrorCode::kAlreadyExists:
            return "already_exists";
        case ErrorCode::kPreconditionFailed:
            return "precondition_failed";
        case ErrorCode::kForbidden:
            return "forbidden";
        case ErrorCode::kRateLimited:
            return "rate_limited";
        case ErrorCode::kUnavailable:
            return "unavailable";
    }
    return "unknown";
}

void throw_exception_from_error(const Error& error, const boost::source_location& location) {
    throw std::logic_error(std::string("unchecked result: ") + std::string(toString(error.code)) +
                           ": " + error.context + " at " + location.to_string());
}

}  // namespace sigma
