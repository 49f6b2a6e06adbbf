#include "core/player/loading/chunk_retry.h"

#include <algorithm>
#include <limits>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// After how many failures a chunk is given up for a gap. Where nothing answers, it is not the
/// chunk that is at fault.
unsigned mostTries(ErrorCode code) {
    switch (code) {
        case ErrorCode::kNotFound:
        case ErrorCode::kForbidden:
        case ErrorCode::kUnauthorized:
        case ErrorCode::kLimitExceeded:
        case ErrorCode::kInvalidData:
            return 2;
        case ErrorCode::kUnavailable:
            return 6;
        default:
            return std::numeric_limits<unsigned>::max();
    }
}

}  // namespace

bool ChunkRetry::mayTryAgain(ErrorCode code, SteadyTime now) {
    constexpr auto kFirstRetry = 100ms;
    constexpr std::chrono::milliseconds kLongestRetry = 2s;
    if (++m_failures >= mostTries(code)) {
        m_failures = 0;
        return false;
    }
    m_notBefore = now + std::min(kFirstRetry * (1U << std::min(m_failures - 1, 5U)), kLongestRetry);
    return true;
}

void ChunkRetry::reset() {
    m_failures = 0;
    m_notBefore = {};
}

}  // namespace sigma::player
