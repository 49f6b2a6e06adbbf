#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/lint/rule.h"

namespace sigma::lint {

/// A rule that was broken at one URL, with its first case in full and the others counted.
struct Finding {
    RuleId rule = RuleId::kNotChecked;
    std::string url;  ///< of the playlist concerned, or of the one answer
    std::string seen;
    std::string expected;  ///< empty where the rule's text says it
    std::uint64_t count = 0;
};

/// What a check has found so far, bounded: the same rule at the same URL is one finding.
class Findings {
public:
    void add(RuleId rule, const std::string& url, std::string seen, std::string expected = {});

    /// Worst first, each severity in the catalogue's order.
    std::vector<Finding> list() const;
    bool has(RuleId rule) const;
    /// Of findings that found no place.
    std::uint64_t dropped() const { return m_dropped; }

private:
    static constexpr std::size_t kMaxFindings = 1'000;

    std::map<std::pair<RuleId, std::string>, Finding> m_findings;
    std::uint64_t m_dropped = 0;
};

/// "0.533 s", for messages.
std::string secondsText(std::chrono::microseconds duration);

}  // namespace sigma::lint
