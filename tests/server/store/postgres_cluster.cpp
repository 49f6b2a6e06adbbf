#include "tests/server/store/postgres_cluster.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/store/connection.h"
#include "tests/support/wait_until.h"

namespace sigma::store::test {
namespace {

const std::string kPrograms = "/usr/lib/postgresql/15/bin/";

/// In the child: another user than root, and an end when the parent ends.
void becomeServer() {
    if (::geteuid() == 0) {
        const passwd* nobody = ::getpwnam("nobody");
        if (nobody == nullptr || ::setgroups(0, nullptr) != 0 || ::setgid(nobody->pw_gid) != 0 ||
            ::setuid(nobody->pw_uid) != 0) {
            ::_exit(126);
        }
    }
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    ::chdir("/");
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        ::dup2(nowhere, stream);
    }
}

pid_t launch(std::vector<std::string> words) {
    words.front() = kPrograms + words.front();
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        becomeServer();
        ::execv(arguments.front(), arguments.data());
        ::_exit(127);
    }
    return child;
}

int waitFor(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

}  // namespace

PostgresCluster& PostgresCluster::instance() {
    static PostgresCluster cluster;
    return cluster;
}

bool PostgresCluster::isInstalled() {
    return ::access((kPrograms + "initdb").c_str(), X_OK) == 0;
}

PostgresCluster::PostgresCluster() {
    if (::geteuid() == 0) {
        const passwd* nobody = ::getpwnam("nobody");
        if (nobody == nullptr || ::chown(m_folder.path().c_str(), nobody->pw_uid, 0) != 0) {
            throw std::runtime_error("cannot give the folder to nobody");
        }
    }
    if (waitFor(launch({"initdb", "-D", dataFolder(), "-A", "trust", "-U", "sigma", "--no-sync",
                        "-E", "UTF8", "--locale=C.UTF-8"})) != 0) {
        throw std::runtime_error("initdb failed");
    }
    start();
}

PostgresCluster::~PostgresCluster() {
    kill();
}

std::string PostgresCluster::url() const {
    return "postgresql://sigma@/postgres?host=" + m_folder.path();
}

void PostgresCluster::start() {
    m_server = launch({"postgres", "-D", dataFolder(), "-k", m_folder.path(), "-c",
                       "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c",
                       "max_connections=40"});
    sigma::test::waitUntil([&] {
        return Connection::open({Dialect::kPostgresql, url()}, std::chrono::seconds(1)).has_value();
    });
}

void PostgresCluster::kill() {
    if (m_server > 0) {
        ::kill(m_server, SIGQUIT);
        waitFor(m_server);
        m_server = -1;
    }
}

void PostgresCluster::signalAll(int signal) const {
    const std::string process = std::to_string(m_server);
    std::ifstream children("/proc/" + process + "/task/" + process + "/children");
    ::kill(m_server, signal);
    for (pid_t child = 0; children >> child;) {
        ::kill(child, signal);
    }
}

}  // namespace sigma::store::test
