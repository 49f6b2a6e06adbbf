#include <gtest/gtest.h>

#include "server/monitor/control_metrics.h"

namespace sigma::monitor {
namespace {

void expectLine(const std::string& text, const std::string& line) {
    EXPECT_NE(text.find("\n" + line + "\n"), std::string::npos) << line << " is not in\n" << text;
}

TEST(ControlMetrics, SayWhetherTheDatabaseTakesWhatIsWritten) {
    store::DatabaseState state;
    state.health = store::DatabaseHealth::kFailing;
    state.journalLength = 12;
    state.lost = 3;
    OpenMetricsWriter failing;
    writeDatabase(failing, state);
    const std::string text = failing.finish();
    expectLine(text, "sigma_database_up 0");
    expectLine(text, "sigma_database_journal_items 12");
    expectLine(text, "sigma_database_journal_lost_total 3");

    state.health = store::DatabaseHealth::kBehind;
    OpenMetricsWriter behind;
    writeDatabase(behind, state);
    expectLine(behind.finish(), "sigma_database_up 1");
}

TEST(ControlMetrics, CountTheAttemptsOfWebhooks) {
    events::WebhookFigures figures;
    figures.attempts = 9;
    figures.failures = 4;
    figures.deadLetters = 1;
    figures.pending = 2;
    OpenMetricsWriter writer;
    writeWebhooks(writer, figures);
    const std::string text = writer.finish();
    expectLine(text, "sigma_webhook_attempts_total 9");
    expectLine(text, "sigma_webhook_failures_total 4");
    expectLine(text, "sigma_webhook_dead_letters_total 1");
    expectLine(text, "sigma_webhook_deliveries_pending 2");
}

}  // namespace
}  // namespace sigma::monitor
