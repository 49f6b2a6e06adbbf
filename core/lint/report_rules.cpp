#include "core/lint/report_rules.h"

#include <limits>
#include <set>

#include "core/httpclient/url.h"

namespace sigma::lint {
namespace {

void checkFreshness(const hls::RenditionReport& report, const Progress& progress,
                    const LoadedPlaylist& loaded, Findings& findings) {
    // Playlists are written once a part: a report may be a part old, and another one on its way.
    if (loaded.arrivedAt < progress.seenAt + 2 * progress.partTarget) {
        return;
    }
    const Position reported{report.lastMsn,
                            report.lastPart.value_or(std::numeric_limits<std::uint64_t>::max())};
    if (reported < progress.last) {
        findings.add(RuleId::kReportStale, loaded.url,
                     report.uri + " is reported at segment " + std::to_string(report.lastMsn) +
                         (report.lastPart ? ", part " + std::to_string(*report.lastPart) : ""),
                     toString(progress.last) + " or later");
    }
}

}  // namespace

void checkReports(const LoadedPlaylist& loaded, const ProgressByUrl& progress, Findings& findings) {
    const auto base = httpclient::Url::parse(loaded.url);
    if (!loaded.isLowLatency() || base.has_error() || loaded.playlist.hasEndList) {
        return;
    }
    std::set<std::string> reported;
    for (const hls::RenditionReport& report : loaded.playlist.renditionReports) {
        const auto target = base->resolve(report.uri);
        const std::string url = target.has_value() ? target->withoutQuery() : report.uri;
        reported.insert(url);
        const auto known = progress.find(url);
        if (known == progress.end() || url == loaded.url) {
            if (!progress.empty() && progress.size() > 1) {
                findings.add(RuleId::kReportUnknown, loaded.url, report.uri);
            }
            continue;
        }
        checkFreshness(report, known->second, loaded, findings);
    }
    for (const auto& [url, other] : progress) {
        if (url != loaded.url && !reported.contains(url)) {
            findings.add(RuleId::kReportMissing, loaded.url, "none for " + url);
        }
    }
}

}  // namespace sigma::lint
