#pragma once

#include <csignal>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/support/temporary_folder.h"

namespace sigma::store::test {

/// A PostgreSQL server of the tests' own, on a Unix socket in a temporary folder.
///
/// It never syncs, and ends with the test. Run by root, it runs as nobody, since PostgreSQL does
/// not run as root.
class PostgresCluster {
public:
    /// Starts at the first call, and runs until the program ends.
    static PostgresCluster& instance();
    static bool isInstalled();

    /// Ends in a place where "&name=value" may be added.
    std::string url() const;
    /// Ends the server as a crash would, and waits for it to be gone.
    void kill();
    /// After kill(): returns when it takes connections.
    void start();

    /// Stops all of its processes where they are, and lets them go on: it answers nothing in
    /// between, as one behind a cut cable.
    void freeze() { signalAll(SIGSTOP); }
    void thaw() { signalAll(SIGCONT); }

    PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;
    ~PostgresCluster();

private:
    void signalAll(int signal) const;
    std::string dataFolder() const { return m_folder.path() + "/data"; }

    sigma::test::TemporaryFolder m_folder;
    pid_t m_server = -1;
};

}  // namespace sigma::store::test
