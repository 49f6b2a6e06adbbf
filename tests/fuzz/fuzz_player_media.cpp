#include "core/playback/demuxer.h"

/// The input is a chunk as a player loads it: a transport stream, packed audio, or fragments.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    player::MediaChunk chunk;
    chunk.bytes = SharedBuffer::copyOf({data, size});
    chunk.init = chunk.bytes;
    static_cast<void>(playback::Demuxer().demux(chunk, std::chrono::hours(48)));
    return 0;
}
