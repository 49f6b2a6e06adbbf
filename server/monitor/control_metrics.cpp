#include "server/monitor/control_metrics.h"

namespace sigma::monitor {
namespace {

using Type = OpenMetricsWriter::Type;

template <class Number>
void write(OpenMetricsWriter& writer, std::string_view name, Type type, std::string_view help,
           const Number& value) {
    writer.family(name, type, help);
    writer.sample(static_cast<double>(value));
}

}  // namespace

void writeDatabase(OpenMetricsWriter& writer, const store::DatabaseState& database) {
    write(writer, "sigma_database_up", Type::kGauge, "1 while the database takes what is written.",
          database.health == store::DatabaseHealth::kFailing ? 0 : 1);
    write(writer, "sigma_database_journal_items", Type::kGauge,
          "Changes that happened and wait to be written.", database.journalLength);
    write(writer, "sigma_database_calls", Type::kGauge, "Calls that wait for the database.",
          database.callLength);
    write(writer, "sigma_database_journal_written", Type::kCounter, "Changes that were written.",
          database.written);
    write(writer, "sigma_database_journal_lost", Type::kCounter,
          "Changes that found no room to wait.", database.lost);
    write(writer, "sigma_database_journal_skipped", Type::kCounter,
          "Changes that the database refused for what they say.", database.skipped);
}

void writeWebhooks(OpenMetricsWriter& writer, const events::WebhookFigures& webhooks) {
    write(writer, "sigma_webhook_attempts", Type::kCounter, "Attempts to deliver that have ended.",
          webhooks.attempts.load());
    write(writer, "sigma_webhook_failures", Type::kCounter, "Attempts that delivered nothing.",
          webhooks.failures.load());
    write(writer, "sigma_webhook_dead_letters", Type::kCounter, "Deliveries that were given up.",
          webhooks.deadLetters.load());
    write(writer, "sigma_webhook_deliveries_pending", Type::kGauge,
          "Deliveries that wait for an attempt, or for its end; counted up to 10000.",
          webhooks.pending.load());
}

}  // namespace sigma::monitor
