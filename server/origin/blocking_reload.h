#pragma once

#include <variant>

#include "server/origin/hls_directives.h"
#include "server/packager/ll_hls_window.h"

namespace sigma::origin {

/// The playlist as it is now answers the request.
struct AnswerNow {};
/// The answer must wait until the rendition has reached this part.
struct WaitFor {
    packager::PartPosition position;
};

using ReloadDecision = std::variant<AnswerNow, WaitFor>;

/// What becomes of a playlist request (draft-pantos-hls-rfc8216bis, 6.2.5.2).
///
/// The window has at least one part. A request for a whole segment waits for the first part of
/// the next one: the same playlist lists both.
/// Errors: kInvalidArgument for what is too far ahead to wait for.
Result<ReloadDecision> decideReload(const packager::LlHlsWindow& window,
                                    const HlsDirectives& directives);

}  // namespace sigma::origin
