#pragma once

#include "core/player/fetcher.h"

namespace sigma::player {

/// Whether a request brought what it was for. Errors: what the fetcher said; for statuses other
/// than 200 and 206 kNotFound (404, 410, 416), kUnauthorized, kForbidden, kUnavailable (429 and
/// 5xx), kIo.
Result<void> checkAnswer(const Result<FetchAnswer>& answer);

}  // namespace sigma::player
