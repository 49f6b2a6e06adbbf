#include <cstdlib>

#include "server/http/request_reader.h"

// The first byte says how the rest is cut into pieces. No request passes its limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma::http;
    if (size == 0) {
        return 0;
    }
    HttpLimits limits;
    limits.headerBytes = 512;
    limits.bodyBytes = 64;
    RequestReader reader(limits);
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::size_t step = data[0] % 64U + 1;
    std::size_t begin = 0;
    for (std::size_t end = 0; end != bytes.size() && end - begin < 1024;) {
        end = std::min(end + step, bytes.size());
        begin += reader.feed(bytes.substr(begin, end - begin));
        if (reader.request().body.size() > limits.bodyBytes) {
            std::abort();
        }
        if (reader.state() == RequestReader::State::kFailed) {
            return 0;
        }
        if (reader.state() == RequestReader::State::kComplete) {
            reader.restart();
        }
    }
    return 0;
}
