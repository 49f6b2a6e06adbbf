#pragma once

#include <QJsonObject>
#include <optional>

#include "core/capture/source_settings.h"

namespace sigma::ui {

/// A source's settings with their kind: {"kind": "camera", "device": …}.
QJsonObject toJson(const capture::SourceSettings& settings);
/// Nothing for a kind that is not known.
std::optional<capture::SourceSettings> sourceFromJson(const QJsonObject& object);

}  // namespace sigma::ui
