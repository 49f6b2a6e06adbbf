#pragma once

#include <QString>
#include <utility>
#include <vector>

#include "core/viewer/live_player_snapshot.h"

/// What a player says to people.
namespace sigma::ui::words {

/// What stands in the place of the picture, or over it; empty while all is well.
QString playerMessage(const viewer::LivePlayerSnapshot& snapshot);
/// "3.1 s".
QString seconds(player::Duration duration);
/// "3.1 s behind", "Recording", "–" while it is not known.
QString latency(const player::PlayerStatus& status);
/// Where it is: "−0:34" back in a live window, "1:23 / 12:34" in a recording, empty at the edge.
QString place(const player::PlayerStatus& status);

/// "720p · 3.0 Mb/s"; "128 kb/s" of sound alone.
QString variantName(const player::PlayerVariant& variant);
QString modeName(player::LatencyMode mode);
/// How far behind the broadcast it means to be.
QString modeMeaning(player::LatencyMode mode);

/// The lines of the statistics, name and value.
std::vector<std::pair<QString, QString>> statistics(const viewer::LivePlayerSnapshot& snapshot);

}  // namespace sigma::ui::words
