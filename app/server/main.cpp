#include "app/server/options.h"
#include "app/serving/serving.h"

int main(int argc, char** argv) {
    const auto parsed = sigma::app::parseOptions(argc, argv);
    return parsed.exitStatus ? *parsed.exitStatus : sigma::app::serve(parsed.options);
}
