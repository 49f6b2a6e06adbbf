#pragma once

#include "server/events/webhook_figures.h"
#include "server/monitor/open_metrics_writer.h"
#include "server/store/database_state.h"

namespace sigma::monitor {

/// How the database does.
void writeDatabase(OpenMetricsWriter& writer, const store::DatabaseState& database);

/// How webhooks do.
void writeWebhooks(OpenMetricsWriter& writer, const events::WebhookFigures& webhooks);

}  // namespace sigma::monitor
