#pragma once

#include <memory>
#include <variant>

#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::media {

/// The timeline does not go on from here: the next samples belong to another one.
struct Discontinuity {};

/// Nothing follows.
struct EndOfStream {};

/// What flows from an input to everything that consumes it.
///
/// A TrackInfo comes before the first sample of its track, and again whenever it changes.
using MediaEvent = std::variant<std::shared_ptr<const TrackInfo>,
                                std::shared_ptr<const MediaSample>, Discontinuity, EndOfStream>;

}  // namespace sigma::media
