// Chunks give the same messages and the same verdict however their bytes are cut.

#include <algorithm>
#include <cstdlib>

#include "core/rtmp/chunk_reader.h"

namespace {

using namespace sigma;

constexpr rtmp::ChunkLimits kLimits{
    .maxChunkStreams = 8, .maxMessageBytes = 1U << 16U, .maxAssemblyBytes = 1U << 17U};

struct Outcome {
    bool isError = false;
    std::vector<rtmp::Message> messages;
};

Outcome read(ByteSpan bytes, std::size_t pieceSize) {
    rtmp::ChunkReader reader(kLimits);
    Outcome outcome;
    while (!bytes.empty() && !outcome.isError) {
        const ByteSpan piece = bytes.first(std::min(pieceSize, bytes.size()));
        outcome.isError = reader.push(piece, outcome.messages).has_error();
        bytes = bytes.subspan(piece.size());
    }
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Outcome whole = read({data, size}, size);
    for (const std::size_t pieceSize : {1U, 5U}) {
        const Outcome pieces = read({data, size}, pieceSize);
        if (pieces.isError != whole.isError || pieces.messages != whole.messages) {
            std::abort();
        }
    }
    return 0;
}
