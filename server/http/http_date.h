#pragma once

#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace sigma::http {

/// The Date field's value (IMF-fixdate, RFC 9110, 5.6.7), rendered once a second at most.
///
/// Thread: one at a time.
class HttpDate {
public:
    /// Valid until the next call.
    std::string_view at(WallTime time);

private:
    std::chrono::sys_seconds m_second{};
    std::string m_text;
};

}  // namespace sigma::http
