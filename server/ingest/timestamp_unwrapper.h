#pragma once

#include <cstdint>
#include <optional>

namespace sigma::ingest {

/// Makes 64-bit timestamps of RTMP's 32-bit ones, which wrap every 49.7 days.
///
/// A step of up to 2^31 ms either way is taken as it is; jumps are somebody else's to judge.
class TimestampUnwrapper {
public:
    std::int64_t unwrap(std::uint32_t timestamp);

private:
    std::optional<std::int64_t> m_last;
};

}  // namespace sigma::ingest
