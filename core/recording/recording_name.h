#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/recording/append_file.h"

namespace sigma::recording {

/// "2026-01-01 13-05-09.mkv", by the clock on the wall of whoever records.
std::string recordingName(WallTime now);

struct NamedFile {
    std::string path;
    AppendFile file;
};

/// A new file of that name in the folder, which is made if it is missing; "… (2).mkv" where the
/// name is taken. Errors: kIo.
Result<NamedFile> createRecording(const std::string& folder, WallTime now);

}  // namespace sigma::recording
