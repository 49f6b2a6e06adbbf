#pragma once

#include <QString>

#include "core/publish/output.h"

/// How a destination of a broadcast does, for people.
namespace sigma::ui::words {

/// "Live, 2.9 Mb/s", "Trying again in 5 s". `sentBitrate`: bits a second, for who is live.
QString destinationState(const publish::OutputStatus& status, std::int64_t sentBitrate);

/// Why it is lost or refused; empty for what goes well, and where nobody knows.
QString destinationReason(const publish::OutputStatus& status);

}  // namespace sigma::ui::words
