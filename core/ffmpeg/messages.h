#pragma once

#include <string>

namespace sigma::ffmpeg {

/// FFmpeg's words for one of its error numbers, in lower case: "end of file".
std::string errorText(int error);

/// FFmpeg writes to standard error on its own unless told not to; what fails is in our Errors.
/// For the whole process. Thread: any.
void silenceLog();

}  // namespace sigma::ffmpeg
