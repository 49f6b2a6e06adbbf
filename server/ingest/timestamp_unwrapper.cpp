#include "server/ingest/timestamp_unwrapper.h"

namespace sigma::ingest {

std::int64_t TimestampUnwrapper::unwrap(std::uint32_t timestamp) {
    if (!m_last) {
        m_last = timestamp;
    } else {
        const auto step =
            static_cast<std::int32_t>(timestamp - static_cast<std::uint32_t>(*m_last));
        *m_last += step;
    }
    return *m_last;
}

}  // namespace sigma::ingest
