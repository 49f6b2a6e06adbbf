#include "core/base/gzip.h"

#include <cassert>
#include <string>

#include <zlib.h>

namespace sigma {

namespace {

constexpr int kGzipWindowBits = 15 + 16;

}  // namespace

SharedBuffer gzip(std::string_view text) {
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

Result<SharedBuffer> gunzip(ByteSpan member, std::size_t maxBytes) {
    constexpr std::size_t kStep = 64 * 1024;
    z_stream stream{};
    [[maybe_unused]] const int ready = inflateInit2(&stream, kGzipWindowBits);
    assert(ready == Z_OK);
    stream.next_in = const_cast<Bytef*>(member.data());
    stream.avail_in = static_cast<uInt>(member.size());
    Bytes text;
    int status = Z_OK;
    while (status == Z_OK && text.size() <= maxBytes) {
        const std::size_t begin = text.size();
        text.resize(begin + kStep);
        stream.next_out = text.data() + begin;
        stream.avail_out = static_cast<uInt>(kStep);
        status = inflate(&stream, Z_NO_FLUSH);
        text.resize(text.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (text.size() > maxBytes) {
        return Error{ErrorCode::kLimitExceeded,
                     "gzip: more than " + std::to_string(maxBytes) + " bytes come out"};
    }
    if (status == Z_BUF_ERROR) {
        return Error{ErrorCode::kNotEnoughData, "gzip: the data end too early"};
    }
    if (status != Z_STREAM_END) {
        return Error{ErrorCode::kInvalidData, "gzip: the data are not gzip, or damaged"};
    }
    return SharedBuffer::take(std::move(text));
}

}  // namespace sigma
