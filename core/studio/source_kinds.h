#pragma once

#include "core/capture/source_settings.h"

namespace sigma::studio {

/// Whether such a source gives pictures, and whether sound.
bool hasVideo(const capture::SourceSettings& settings);
bool hasAudio(const capture::SourceSettings& settings);

}  // namespace sigma::studio
