#pragma once

#include <memory>

#include "core/base/clock.h"
#include "ui/player/player_source.h"

namespace sigma::ui {

/// Opens streams over the network, each with a viewer::LivePlayer.
class LiveStreamOpener final : public StreamOpener {
public:
    explicit LiveStreamOpener(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}

    Result<std::unique_ptr<PlayerSource>> open(const std::string& url) override;

private:
    std::shared_ptr<const Clock> m_clock;
};

}  // namespace sigma::ui
