#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "server/domain/session.h"

namespace sigma::store {

/// What is known of a session's media as one column keeps it: a JSON object. What it lacks reads
/// as not known, so that a newer program may know more.
std::string writeSessionMedia(const domain::SessionMedia& media);
/// Errors: kInvalidData.
Result<domain::SessionMedia> readSessionMedia(std::string_view text);

}  // namespace sigma::store
