#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/studio/studio_control.h"
#include "ui/studio/recent_mean.h"
#include "ui/studio/studio_settings.h"
#include "ui/studio/upload_history.h"

namespace sigma::ui {

/// What a broadcast sends, so that people can read it.
///
/// The first destination of a report is the main one: the bitrate follows its network. Thread: one.
class BroadcastFigures {
public:
    void follow(const studio::StudioReport& report, SteadyTime now);
    void clear();

    /// To the main destination.
    const UploadHistory& upload() const { return m_upload; }
    /// Bits a second to one of the report's destinations, by its id; 0 where there is none.
    std::int64_t sentTo(const std::string& id) const;
    /// Bits a second that the network was seen to take of what leaves this computer; nothing while
    /// that is nothing, or not all of it has been asked for long enough.
    std::optional<std::int64_t> measuredUpload(const studio::StudioReport& report,
                                               const StudioSettings& settings) const;

private:
    UploadHistory m_upload;
    std::map<std::string, RecentMean> m_sent;  ///< by the destinations' ids
    std::optional<SteadyTime> m_joinedAt;      ///< the last that came while others were there
    SteadyTime m_now;
};

}  // namespace sigma::ui
