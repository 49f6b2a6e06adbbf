#include "app/probe/lint_command.h"

#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "app/probe/complaint.h"
#include "core/base/clock.h"
#include "core/httpclient/http_client.h"
#include "core/lint/lint_output.h"
#include "core/lint/lint_session.h"

namespace sigma::app {
namespace {

ExitStatus statusOf(const lint::LintReport& report) {
    if (report.count(lint::Severity::kError) != 0) {
        return kErrors;
    }
    return report.count(lint::Severity::kWarning) != 0 ? kWarnings : kNothingFound;
}

}  // namespace

void declareLint(CLI::App& app, LintOptions& options) {
    CLI::App* lint = app.add_subcommand(
        "lint", "Plays a stream as a low-latency client and reports every rule that it breaks");
    declareStream(*lint, options.stream, "How long to follow a live stream");
    lint->add_flag("--json", options.printsJson, "Print one JSON object in place of text");
    lint->footer(
        "Exit status: 0 nothing but notes, 1 warnings, 2 errors, 3 no playlist at the URL, "
        "4 wrong usage.");
}

ExitStatus runLint(const LintOptions& options) {
    auto url = httpclient::Url::parse(options.stream.url);
    if (url.has_error()) {
        return complain(url.error(), kWrongUsage);
    }
    boost::asio::io_context context(1);
    const SystemClock clock;
    httpclient::HttpClient client(context.get_executor(), clock,
                                  {.verifiesCertificates = !options.stream.acceptsAnyCertificate,
                                   .origin = "https://sigma-probe.invalid"});
    lint::LintSession session(client, clock, std::chrono::seconds(options.stream.seconds));
    std::optional<Result<lint::LintReport>> report;
    boost::asio::co_spawn(
        context, session.run(*std::move(url)),
        [&](const std::exception_ptr& exception, Result<lint::LintReport> result) {
            if (!exception) {
                report = std::move(result);
            }
        });
    context.run();
    if (!report) {
        return complain({ErrorCode::kIo, "the check failed"}, kNoPlaylist);
    }
    if (report->has_error()) {
        return complain(report->error(), kNoPlaylist);
    }
    std::cout << (options.printsJson ? lint::toJson(**report) : lint::toText(**report));
    return statusOf(**report);
}

}  // namespace sigma::app
