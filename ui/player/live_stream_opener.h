#pragma once

#include <memory>

#include "core/base/clock.h"
#include "ui/player/player_source.h"

namespace sigma::ui {

/// Opens streams over the network, each with a viewer::LivePlayer.
///
/// A stream that is closed is silent at once. What it still waits for, such as a name server, it
/// waits for elsewhere; the opener, or the last stream that outlives it, waits for all of that.
class LiveStreamOpener final : public StreamOpener {
public:
    /// Where players end without the window's waiting.
    class Departures;

    explicit LiveStreamOpener(std::shared_ptr<const Clock> clock);

    Result<std::unique_ptr<PlayerSource>> open(const std::string& url) override;

private:
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<Departures> m_departures;
};

}  // namespace sigma::ui
