#include "core/lint/findings.h"

#include <algorithm>

#include "core/hls/decimal.h"

namespace sigma::lint {

void Findings::add(RuleId rule, const std::string& url, std::string seen, std::string expected) {
    const auto known = m_findings.find({rule, url});
    if (known != m_findings.end()) {
        ++known->second.count;
        return;
    }
    if (m_findings.size() == kMaxFindings) {
        ++m_dropped;
        return;
    }
    m_findings[{rule, url}] = {rule, url, std::move(seen), std::move(expected), 1};
}

std::vector<Finding> Findings::list() const {
    std::vector<Finding> list;
    for (const auto& [key, finding] : m_findings) {
        list.push_back(finding);
    }
    std::ranges::stable_sort(list, std::ranges::greater(),
                             [](const Finding& finding) { return ruleOf(finding.rule).severity; });
    return list;
}

bool Findings::has(RuleId rule) const {
    return std::ranges::any_of(m_findings,
                               [rule](const auto& entry) { return entry.first.first == rule; });
}

std::string secondsText(std::chrono::microseconds duration) {
    std::string text;
    hls::appendSeconds(text, duration);
    return text + " s";
}

}  // namespace sigma::lint
