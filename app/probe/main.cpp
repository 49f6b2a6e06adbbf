#include <iostream>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "app/probe/exit_status.h"
#include "app/probe/options.h"
#include "core/base/clock.h"
#include "core/httpclient/http_client.h"
#include "core/lint/lint_output.h"
#include "core/lint/lint_session.h"

namespace sigma::app {
namespace {

int complain(const Error& error, ExitStatus status) {
    std::cerr << "sigma-probe: " << error.context << '\n';
    return status;
}

ExitStatus statusOf(const lint::LintReport& report) {
    if (report.count(lint::Severity::kError) != 0) {
        return kErrors;
    }
    return report.count(lint::Severity::kWarning) != 0 ? kWarnings : kNothingFound;
}

int runLint(const LintOptions& options) {
    auto url = httpclient::Url::parse(options.url);
    if (url.has_error()) {
        return complain(url.error(), kWrongUsage);
    }
    boost::asio::io_context context(1);
    const SystemClock clock;
    httpclient::HttpClient client(context.get_executor(), clock,
                                  {.verifiesCertificates = !options.acceptsAnyCertificate,
                                   .origin = "https://sigma-probe.invalid"});
    lint::LintSession session(client, clock, std::chrono::seconds(options.seconds));
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

}  // namespace
}  // namespace sigma::app

int main(int argc, char** argv) {
    const auto parsed = sigma::app::parseOptions(argc, argv);
    return parsed.exitStatus ? *parsed.exitStatus : sigma::app::runLint(parsed.lint);
}
