#include "app/serving/serving.h"
#include "app/studio/options.h"
#include "app/studio/studio_app.h"
#include "core/encoder/encoder_proof.h"

int main(int argc, char** argv) {
    const auto parsed = sigma::app::parseStudioOptions(argc, argv);
    if (parsed.exitStatus) {
        return *parsed.exitStatus;
    }
    if (const auto& proof = parsed.options.proof) {
        return sigma::encoder::runEncoderProof(proof->kind, proof->size);
    }
    if (parsed.options.isHeadless) {
        return sigma::app::serve(parsed.options.serving);
    }
    return sigma::app::runStudio(argc, argv, parsed.options);
}
