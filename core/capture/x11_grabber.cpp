#include "core/capture/x11_grabber.h"

#include <algorithm>

#include "core/capture/pixel_copy.h"

extern "C" {
#include <libavdevice/avdevice.h>
#include <libavformat/avformat.h>
}

namespace sigma::capture {
namespace {

constexpr double kLowestRate = 10;  ///< so that reading never waits for more than 100 ms
constexpr double kHighestRate = 60;

struct FormatFree {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct PacketFree {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};

/// Options of one opening; freed with it.
class Options {
public:
    Options() = default;
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    ~Options() { av_dict_free(&m_options); }

    void set(const char* name, const std::string& value) {
        av_dict_set(&m_options, name, value.c_str(), 0);
    }
    AVDictionary** get() { return &m_options; }

private:
    AVDictionary* m_options = nullptr;
};

}  // namespace

struct X11Grabber::State {
    std::unique_ptr<AVFormatContext, FormatFree> format;
    std::unique_ptr<AVPacket, PacketFree> packet{av_packet_alloc()};
    FramePool pool;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

Result<std::unique_ptr<X11Grabber>> X11Grabber::open(const X11GrabSettings& settings) {
    auto state = std::make_unique<State>();
    state->width = settings.area.width & ~1U;
    state->height = settings.area.height & ~1U;
    SIGMA_TRY(checkPictureSize(state->width, state->height, "the screen or window"));
    avdevice_register_all();
    const AVInputFormat* grabber = av_find_input_format("x11grab");
    if (grabber == nullptr || state->packet == nullptr) {
        return Error{ErrorCode::kUnavailable, "FFmpeg's x11grab is missing"};
    }
    Options options;
    options.set("video_size", std::to_string(state->width) + "x" + std::to_string(state->height));
    options.set("framerate",
                std::to_string(std::clamp(settings.frameRate, kLowestRate, kHighestRate)));
    options.set("draw_mouse", settings.showsPointer ? "1" : "0");
    if (settings.window != 0) {
        options.set("window_id", std::to_string(settings.window));
    } else {
        options.set("grab_x", std::to_string(settings.area.left));
        options.set("grab_y", std::to_string(settings.area.top));
    }
    AVFormatContext* context = nullptr;
    if (avformat_open_input(&context, settings.display.c_str(), grabber, options.get()) < 0) {
        return Error{ErrorCode::kUnavailable, "the screen or window cannot be captured"};
    }
    state->format.reset(context);
    const AVCodecParameters* parameters = context->streams[0]->codecpar;
    if (parameters->format != AV_PIX_FMT_BGR0 && parameters->format != AV_PIX_FMT_BGRA) {
        return Error{ErrorCode::kUnsupported,
                     "only desktops with 24 bits of colour can be captured"};
    }
    return std::unique_ptr<X11Grabber>(new X11Grabber(std::move(state)));
}

X11Grabber::X11Grabber(std::unique_ptr<State> state) : m_state(std::move(state)) {}
X11Grabber::~X11Grabber() = default;

Result<std::shared_ptr<PictureBuffer>> X11Grabber::next() {
    AVPacket* packet = m_state->packet.get();
    av_packet_unref(packet);
    const std::size_t stride = m_state->width * std::size_t{4};
    if (av_read_frame(m_state->format.get(), packet) < 0 ||
        static_cast<std::size_t>(packet->size) < stride * m_state->height) {
        return Error{ErrorCode::kIo, "the screen or window is not there any more"};
    }
    auto picture = m_state->pool.take(media::PixelFormat::kI420, m_state->width, m_state->height);
    if (picture != nullptr) {
        convertOpaquePixels(packet->data, stride, *picture);
    }
    return picture;
}

}  // namespace sigma::capture
