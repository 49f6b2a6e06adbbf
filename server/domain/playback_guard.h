#pragma once

#include <string_view>

#include "core/base/result.h"
#include "server/domain/channel.h"

namespace sigma::domain {

/// Decides who may watch. Thread: any; never blocks.
class PlaybackGuard {
public:
    virtual ~PlaybackGuard() = default;

    /// Whether somebody who shows `token` (empty: none) may watch the channel, and of it the
    /// session (empty: none in particular, which a token of one session isn't good for).
    /// Errors: kUnauthorized: none, or one that is not valid (any more); kForbidden: one for
    /// another channel or session.
    virtual Result<void> admit(const Channel& channel, std::string_view session,
                               std::string_view token) const = 0;
};

}  // namespace sigma::domain
