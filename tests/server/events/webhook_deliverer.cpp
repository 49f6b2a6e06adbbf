// Delivers the outbox of the database that it is given, until it is killed.

#include <boost/asio/io_context.hpp>

#include "server/events/webhook_dispatcher.h"

int main(int argc, char** argv) {
    using namespace sigma;
    if (argc != 2) {
        return 2;
    }
    const auto clock = std::make_shared<SystemClock>();
    const auto logger = Logger::toStandardError(LogLevel::kError);
    store::DatabaseOptions databaseOptions;
    databaseOptions.url = argv[1];
    const auto database = store::Database::open(databaseOptions, clock, logger);
    if (database.has_error()) {
        return 1;
    }
    boost::asio::io_context context;
    events::WebhookSenderOptions options;
    options.urlRules.allowsHttp = true;
    options.allowedAddresses = {*events::AddressRange::parse("127.0.0.1")};
    auto resolver = std::make_unique<events::SystemHostResolver>(context.get_executor());
    auto sender = std::make_unique<events::WebhookSender>(context.get_executor(), *clock,
                                                          std::move(resolver), std::move(options));
    const auto dispatcher =
        events::WebhookDispatcher::create(context.get_executor(), *database, clock, logger,
                                          std::move(sender), events::RetrySchedule(), {});
    dispatcher->start();
    context.run();
    return 0;
}
