#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include <librtmp/log.h>
#include <librtmp/rtmp.h>

namespace {

constexpr std::size_t kFileHeaderBytes = 13;
constexpr std::size_t kTagHeaderBytes = 11;
constexpr std::size_t kTagTrailerBytes = 4;

struct Closing {
    void operator()(RTMP* rtmp) const {
        RTMP_Close(rtmp);
        RTMP_Free(rtmp);
    }
};

bool append(std::string& bytes, std::size_t count) {
    const std::size_t before = bytes.size();
    bytes.resize(before + count);
    return static_cast<bool>(
        std::cin.read(bytes.data() + before, static_cast<std::streamsize>(count)));
}

/// One whole tag: librtmp does not put parts of one together. Empty at the end.
std::string readTag() {
    std::string tag;
    if (!append(tag, kTagHeaderBytes)) {
        return {};
    }
    const auto byte = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(tag[at]));
    };
    const std::size_t size = byte(1) << 16U | byte(2) << 8U | byte(3);
    return append(tag, size + kTagTrailerBytes) ? tag : std::string();
}

int publish(std::string url) {
    const std::unique_ptr<RTMP, Closing> rtmp(RTMP_Alloc());
    RTMP_Init(rtmp.get());
    if (!RTMP_SetupURL(rtmp.get(), url.data())) {
        return 2;
    }
    RTMP_EnableWrite(rtmp.get());
    if (!RTMP_Connect(rtmp.get(), nullptr) || !RTMP_ConnectStream(rtmp.get(), 0)) {
        return 1;
    }
    std::string bytes;
    append(bytes, kFileHeaderBytes);
    for (bytes = readTag(); !bytes.empty(); bytes = readTag()) {
        if (RTMP_Write(rtmp.get(), bytes.data(), static_cast<int>(bytes.size())) <= 0) {
            return 1;
        }
    }
    return 0;
}

}  // namespace

/// Publishes what comes as FLV on its standard input through librtmp, as fast as it comes.
int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: sigma-test-librtmp URL < FLV\n";
        return 2;
    }
    RTMP_LogSetLevel(RTMP_LOGERROR);
    return publish(argv[1]);
}
