#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/result.h"

struct AVFrame;
struct SwrContext;

namespace sigma::capture {

/// Makes sound of FFmpeg's 48 kHz stereo, floating point. Thread: the source's.
class SoundConverter {
public:
    static constexpr std::uint32_t kSampleRate = 48'000;

    SoundConverter();
    ~SoundConverter();

    /// Interleaved; may be less than went in, the rest comes with the next. Follows a change of
    /// format. Errors: kUnsupported, kInvalidData.
    Result<std::vector<float>> convert(const AVFrame& sound);
    /// Forgets what is inside, before sound from elsewhere.
    void reset();

private:
    struct ContextFree {
        void operator()(SwrContext* context) const;
    };
    struct Format {
        int sampleRate = 0;
        int sampleFormat = -1;
        int channels = 0;
        std::uint64_t layout = 0;

        friend bool operator==(const Format&, const Format&) = default;
    };

    Result<void> prepareFor(const AVFrame& sound);

    std::unique_ptr<SwrContext, ContextFree> m_context;
    Format m_format;
};

}  // namespace sigma::capture
