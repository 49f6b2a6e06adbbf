#include "app/probe/crowd_command.h"
#include "app/probe/options.h"
#include "app/probe/play_command.h"

int main(int argc, char** argv) {
    const auto parsed = sigma::app::parseOptions(argc, argv);
    if (parsed.lint) {
        return sigma::app::runLint(*parsed.lint);
    }
    if (parsed.play) {
        return parsed.play->viewers > 1 ? sigma::app::runCrowd(*parsed.play)
                                        : sigma::app::runPlay(*parsed.play);
    }
    return parsed.exitStatus;
}
