#pragma once

#include <QString>

#include "core/capture/capture_source.h"
#include "core/capture/source_settings.h"
#include "core/studio/layout.h"

/// Names of sources, and of their arrangement.
namespace sigma::ui::words {

QString sourceKind(const capture::SourceSettings& settings);
/// The name of its drawing.
QString sourceIcon(const capture::SourceSettings& settings);
QString sourceState(capture::SourceState state);

QString layoutName(studio::Layout layout);

}  // namespace sigma::ui::words
