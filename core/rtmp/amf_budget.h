#pragma once

#include <cstddef>

#include "core/base/result.h"

namespace sigma::rtmp {

/// What one message may make a decoder build, whatever its bytes claim.
class AmfBudget {
public:
    static constexpr std::size_t kMaxDepth = 16;
    static constexpr std::size_t kMaxValues = 16'384;
    /// Of all names and texts; AMF3 can repeat one of them at the price of a byte.
    static constexpr std::size_t kMaxTextBytes = 1U << 20U;

    /// Pays for one value, nested in `depth` others. Errors: kLimitExceeded.
    Result<void> payValue(std::size_t depth);
    /// Pays for a text or a name. Errors: kLimitExceeded.
    Result<void> payText(std::size_t bytes);

private:
    std::size_t m_values = 0;
    std::size_t m_textBytes = 0;
};

}  // namespace sigma::rtmp
