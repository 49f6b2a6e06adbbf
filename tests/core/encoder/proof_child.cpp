// Stands in for the program in proofs of encoders: works, fails or crashes, by the kind that it is
// asked for, and leaves a line about it where SIGMA_PROOF_LOG says. Hangs for the kind that
// SIGMA_PROOF_HANGS names, and sends its parent a signal where SIGMA_PROOF_SIGNALS is set. Works
// for nothing where the descriptor of SIGMA_PROOF_INHERITS is open.

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

int main(int count, char** words) {
    if (count != 4 || std::string_view(words[1]) != "--prove-encoder") {
        return 2;
    }
    const std::string_view kind = words[2];
    if (const char* log = std::getenv("SIGMA_PROOF_LOG")) {
        std::ofstream(log, std::ios::app) << kind << ' ' << words[3] << '\n';
    }
    if (std::getenv("SIGMA_PROOF_SIGNALS") != nullptr) {
        ::kill(::getppid(), SIGUSR1);
    }
    if (const char* inherits = std::getenv("SIGMA_PROOF_INHERITS");
        inherits != nullptr && ::fcntl(std::atoi(inherits), F_GETFD) != -1) {
        return 1;
    }
    if (const char* hangs = std::getenv("SIGMA_PROOF_HANGS"); hangs != nullptr && kind == hangs) {
        while (true) {
            ::pause();
        }
    }
    if (kind == "v4l2m2m") {
        const rlimit noCore{0, 0};
        ::setrlimit(RLIMIT_CORE, &noCore);
        std::abort();
    }
    return kind == "nvenc" ? 0 : 1;
}
