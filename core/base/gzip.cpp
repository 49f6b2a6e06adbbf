#include "core/base/gzip.h"

#include <algorithm>
#include <cassert>
#include <string>

#include <zlib.h>

namespace sigma {

namespace {

constexpr int kGzipWindowBits = 15 + 16;
/// Of a playlist's text to what it is compressed to.
constexpr std::size_t kUsualRatio = 8;

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
    z_stream stream{};
    [[maybe_unused]] const int ready = inflateInit2(&stream, kGzipWindowBits);
    assert(ready == Z_OK);
    stream.next_in = const_cast<Bytef*>(member.data());
    stream.avail_in = static_cast<uInt>(member.size());
    Bytes text;
    std::size_t expected = kUsualRatio * member.size();
    int status = Z_BUF_ERROR;
    while (status == Z_BUF_ERROR && stream.avail_out == 0 && text.size() <= maxBytes) {
        text.resize(std::min(expected, maxBytes) + 1);
        expected *= 2;
        stream.next_out = text.data() + stream.total_out;
        stream.avail_out = static_cast<uInt>(text.size() - stream.total_out);
        // With all of it in one go zlib needs no window of its own.
        status = inflate(&stream, Z_FINISH);
    }
    text.resize(stream.total_out);
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
