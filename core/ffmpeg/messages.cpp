#include "core/ffmpeg/messages.h"

#include <cctype>

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

namespace sigma::ffmpeg {

std::string errorText(int error) {
    char buffer[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(error, buffer, sizeof buffer);
    std::string text = buffer;
    if (!text.empty()) {
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    }
    return text;
}

void silenceLog() {
    av_log_set_level(AV_LOG_QUIET);
}

}  // namespace sigma::ffmpeg
