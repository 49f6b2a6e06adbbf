#include "core/lint/media_checker.h"

/// Two bytes with the length of an initialisation section, the section, and a part behind it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    using namespace std::chrono_literals;
    constexpr std::size_t kLengthBytes = 2;
    if (size < kLengthBytes) {
        return 0;
    }
    const std::size_t length = std::min<std::size_t>(data[0] * 256U + data[1], size - kLengthBytes);
    const ByteSpan bytes(data + kLengthBytes, size - kLengthBytes);
    const SharedBuffer media = SharedBuffer::copyOf(bytes.subspan(length));
    hls::Segment segment;
    segment.uri = "1.m4s";
    segment.map.uri = "init.mp4";
    segment.duration = 1s;
    segment.programDateTime = hls::DateTime(1s);
    segment.parts = {{"1.0.m4s", 1s, true, false}, {"1.1.m4s", 1s, true, false}};
    lint::Findings findings;
    lint::MediaChecker checker("http://h/v.m3u8", findings);
    checker.takeInit("init.mp4", SharedBuffer::copyOf(bytes.first(length)));
    checker.checkPart({1, 0}, segment, 0, media);
    checker.checkPart({1, 1}, segment, 0, media);
    checker.checkSegment(1, segment, 0, true, media);
    return 0;
}
