// Commits numbered events into the database of the URL given, from the number given on, and writes
// the number of each committed one to standard output. Runs until it is killed.

#include <cstdio>
#include <string>

#include <unistd.h>

#include "server/store/database.h"
#include "server/store/event_table.h"
#include "tests/server/store/sample_rows.h"

namespace sigma::store {
namespace {

void report(const std::vector<domain::DomainEvent>& events) {
    std::string lines;
    for (const domain::DomainEvent& event : events) {
        lines += event.id + '\n';
    }
    // Without a buffer of ours: what is reported has left the process.
    if (::write(STDOUT_FILENO, lines.data(), lines.size()) < 0) {
        ::_exit(1);
    }
}

Database::Work appending(int number) {
    return [number](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(EventTable(transaction).append(test::sampleEvent(std::to_string(number))));
        return {};
    };
}

/// Returns only when something fails.
int commitRows(const std::string& url, int number) {
    DatabaseOptions options;
    options.url = url;
    const auto database =
        Database::open(options, std::make_shared<SystemClock>(), test::silentLogger());
    if (database.has_error()) {
        std::fprintf(stderr, "%s\n", database.error().context.c_str());
        return 1;
    }
    (*database)->onCommitted(report);
    while (true) {
        for (int item = 0; item != 20; ++item) {
            (*database)->journal(appending(number++));
        }
        if ((*database)->runBlocking<void>(appending(number++)).has_error()) {
            return 1;
        }
    }
}

}  // namespace
}  // namespace sigma::store

int main(int, char** arguments) {
    return sigma::store::commitRows(arguments[1], std::stoi(arguments[2]));
}
