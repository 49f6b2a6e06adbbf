#include "core/player/network/answer_error.h"

namespace sigma::player {
namespace {

ErrorCode codeOf(int status) {
    switch (status) {
        case 401:
            return ErrorCode::kUnauthorized;
        case 403:
            return ErrorCode::kForbidden;
        case 404:
        case 410:
        case 416:
            return ErrorCode::kNotFound;
        case 429:
            return ErrorCode::kUnavailable;
        default:
            return status >= 500 ? ErrorCode::kUnavailable : ErrorCode::kIo;
    }
}

}  // namespace

Result<void> checkAnswer(const Result<FetchAnswer>& answer) {
    if (answer.has_error()) {
        return answer.error();
    }
    if (!answer->isOk()) {
        return Error{codeOf(answer->status),
                     answer->url.withoutQuery() + ": status " + std::to_string(answer->status)};
    }
    return {};
}

}  // namespace sigma::player
