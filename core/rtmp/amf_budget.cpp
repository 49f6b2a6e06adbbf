#include "core/rtmp/amf_budget.h"

#include <string>

namespace sigma::rtmp {

Result<void> AmfBudget::payValue(std::size_t depth) {
    if (depth > kMaxDepth) {
        return Error{ErrorCode::kLimitExceeded,
                     "AMF values are nested deeper than " + std::to_string(kMaxDepth)};
    }
    if (++m_values > kMaxValues) {
        return Error{ErrorCode::kLimitExceeded,
                     "an AMF message has more than " + std::to_string(kMaxValues) + " values"};
    }
    return {};
}

Result<void> AmfBudget::payText(std::size_t bytes) {
    if (bytes > kMaxTextBytes - m_textBytes) {
        return Error{
            ErrorCode::kLimitExceeded,
            "an AMF message has more than " + std::to_string(kMaxTextBytes) + " bytes of text"};
    }
    m_textBytes += bytes;
    return {};
}

}  // namespace sigma::rtmp
