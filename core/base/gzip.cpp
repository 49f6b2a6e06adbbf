#include "core/base/gzip.h"

#include <cassert>

#include <zlib.h>

namespace sigma {

SharedBuffer gzip(std::string_view text) {
    constexpr int kGzipWindowBits = 15 + 16;
    constexpr int kMemoryLevel = 8;
    z_stream stream{};
    [[maybe_unused]] int status = deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindowBits,
                                               kMemoryLevel, Z_DEFAULT_STRATEGY);
    assert(status == Z_OK);
    Bytes compressed(deflateBound(&stream, static_cast<uLong>(text.size())));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = compressed.data();
    stream.avail_out = static_cast<uInt>(compressed.size());
    status = deflate(&stream, Z_FINISH);
    assert(status == Z_STREAM_END);
    compressed.resize(stream.total_out);
    deflateEnd(&stream);
    return SharedBuffer::take(std::move(compressed));
}

}  // namespace sigma
