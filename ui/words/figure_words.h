#pragma once

#include <QString>
#include <chrono>
#include <cstdint>

/// Figures for people, as their language writes them.
namespace sigma::ui::words {

/// "2.4 Mb/s", "800 kb/s".
QString bitrate(std::int64_t bitsPerSecond);
/// "24 ms", "<1 ms"; a dash for 0: it was not measured yet.
QString roundTrip(std::chrono::microseconds time);
/// "0:07", "12:34", "1:02:03".
QString duration(std::chrono::milliseconds length);
/// "12.3 MB".
QString bytes(std::uint64_t count);

}  // namespace sigma::ui::words
