// The handshake takes no more than its own bytes, and as many however they are cut.

#include <algorithm>
#include <cstdlib>

#include "core/rtmp/handshake.h"

namespace {

using namespace sigma;

struct Outcome {
    bool isError = false;
    std::size_t taken = 0;
    std::size_t answered = 0;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome run(ByteSpan bytes, std::size_t pieceSize) {
    rtmp::ServerHandshake handshake;
    Outcome outcome;
    while (!bytes.empty() && !handshake.isDone() && !outcome.isError) {
        const ByteSpan piece = bytes.first(std::min(pieceSize, bytes.size()));
        const auto taken = handshake.receive(piece);
        outcome.isError = taken.has_error();
        outcome.taken += taken.has_value() ? *taken : 0;
        outcome.answered += handshake.takeOutput().size();
        bytes = bytes.subspan(piece.size());
    }
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (!(run({data, size}, size) == run({data, size}, 100))) {
        std::abort();
    }
    return 0;
}
