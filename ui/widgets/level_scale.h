#pragma once

namespace sigma::widgets {

/// The meters' scale: dB of full scale, green up to -18, yellow up to -6, red above.
inline constexpr float kMeterFloor = -60;
inline constexpr float kMeterYellow = -18;
inline constexpr float kMeterRed = -6;

/// Where a level stands on a meter: 0 at the floor or below, 1 at full scale or above.
double meterPosition(float decibels);

/// A fader's place, 0 to 100, and its gain, 0 to 4; 70 leaves the sound as it is.
float gainOfFader(int place);
int faderOfGain(float gain);

}  // namespace sigma::widgets
