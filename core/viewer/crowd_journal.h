#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/viewer/crowd.h"

namespace sigma::viewer {

/// Writes down how a crowd fares: a JSON object when it is asked, and one of all at the end.
///
/// Times are in seconds. Rates are since the line before, in the summary of the whole time.
/// Thread: one at a time.
class CrowdJournal {
public:
    explicit CrowdJournal(SteadyTime begunAt) : m_begunAt(begunAt), m_lastAt(begunAt) {}

    std::string line(const CrowdTotals& totals, SteadyTime now);
    std::string summary(const CrowdTotals& totals, SteadyTime now) const;

private:
    SteadyTime m_begunAt;
    SteadyTime m_lastAt;
    CrowdTotals m_last;
};

}  // namespace sigma::viewer
