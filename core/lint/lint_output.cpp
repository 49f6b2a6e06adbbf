#include "core/lint/lint_output.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace sigma::lint {
namespace {

namespace json = boost::json;

std::string plural(std::uint64_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string streamKind(const LintReport& report) {
    const std::string kind = report.isLowLatency ? "low-latency" : "without low latency";
    return report.hasEnded ? kind + ", ended" : kind;
}

void appendFinding(std::string& text, const Finding& finding) {
    const Rule& rule = ruleOf(finding.rule);
    text += std::string(toString(rule.severity)) + "  " + std::string(rule.name);
    text += rule.section.empty() ? "" : "  [" + std::string(rule.section) + "]";
    text += "\n    " + std::string(rule.text);
    text += "\n    at        " + finding.url;
    text += "\n    seen      " + finding.seen;
    text += finding.expected.empty() ? "" : "\n    expected  " + finding.expected;
    text += finding.count > 1 ? "\n    times     " + std::to_string(finding.count) : "";
    text += "\n\n";
}

}  // namespace

std::string toText(const LintReport& report) {
    std::string text;
    for (const Finding& finding : report.findings) {
        appendFinding(text, finding);
    }
    if (report.droppedFindings != 0) {
        text += plural(report.droppedFindings, "finding") + " more found no room.\n\n";
    }
    text += report.url + " (" + streamKind(report) + ")\n";
    text += plural(report.count(Severity::kError), "error") + ", " +
            plural(report.count(Severity::kWarning), "warning") + ", " +
            plural(report.count(Severity::kNote), "note") + "; " +
            plural(report.renditions, "rendition") + ", " +
            plural(report.counts.playlists, "playlist") + ", " +
            plural(report.counts.parts, "part") + " and " +
            plural(report.counts.segments, "segment") + " in " + secondsText(report.duration) +
            "\n";
    return text;
}

std::string toJson(const LintReport& report) {
    json::array findings;
    for (const Finding& finding : report.findings) {
        const Rule& rule = ruleOf(finding.rule);
        findings.push_back(json::object{{"rule", rule.name},
                                        {"severity", toString(rule.severity)},
                                        {"section", rule.section},
                                        {"text", rule.text},
                                        {"url", finding.url},
                                        {"seen", finding.seen},
                                        {"expected", finding.expected},
                                        {"count", finding.count}});
    }
    const json::object object{
        {"url", report.url},
        {"lowLatency", report.isLowLatency},
        {"ended", report.hasEnded},
        {"seconds", static_cast<double>(report.duration.count()) / 1'000},
        {"errors", report.count(Severity::kError)},
        {"warnings", report.count(Severity::kWarning)},
        {"notes", report.count(Severity::kNote)},
        {"droppedFindings", report.droppedFindings},
        {"checked", json::object{{"renditions", report.renditions},
                                 {"requests", report.counts.requests},
                                 {"playlists", report.counts.playlists},
                                 {"parts", report.counts.parts},
                                 {"segments", report.counts.segments}}},
        {"findings", std::move(findings)},
    };
    return json::serialize(object) + "\n";
}

}  // namespace sigma::lint
