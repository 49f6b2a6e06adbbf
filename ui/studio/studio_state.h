#pragma once

#include <QByteArray>
#include <optional>
#include <string>
#include <vector>

#include "core/capture/source_settings.h"
#include "core/studio/layout.h"
#include "ui/studio/studio_settings.h"

namespace sigma::ui {

struct SavedSource {
    std::string name;
    capture::SourceSettings settings;
    float gain = 1;
    bool isMuted = false;
};

/// Everything that the studio finds again at its next start. Holds no secret.
struct StudioState {
    StudioSettings settings;
    std::vector<SavedSource> sources;
    studio::Layout layout = studio::Layout::kFull;
    std::optional<std::size_t> main;   ///< index into sources
    std::optional<std::size_t> guest;  ///< index into sources
    QByteArray windowGeometry;
    std::int64_t measuredUpload = 0;  ///< bits a second, of the last broadcast; 0: none yet
};

/// As a JSON document, UTF-8.
QByteArray toJson(const StudioState& state);
/// Keys that are missing have their defaults, sources of a kind that is not known are left out,
/// values out of range are repaired. Errors: kInvalidData for what is no such document.
Result<StudioState> stateFromJson(const QByteArray& json);

}  // namespace sigma::ui
