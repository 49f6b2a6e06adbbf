#include "ui/widgets/level_scale.h"

#include <algorithm>
#include <cmath>

namespace sigma::widgets {
namespace {

constexpr int kUnity = 70;
constexpr double kMostGain = 4;
constexpr double kTaper = 2;  // below unity: fine steps where the ear is fine

}  // namespace

double meterPosition(float decibels) {
    if (std::isnan(decibels)) {
        return 0;
    }
    return std::clamp(static_cast<double>(decibels - kMeterFloor) / -kMeterFloor, 0.0, 1.0);
}

float gainOfFader(int place) {
    const double clamped = std::clamp(place, 0, 100);
    if (clamped <= kUnity) {
        return static_cast<float>(std::pow(clamped / kUnity, kTaper));
    }
    return static_cast<float>(1 + (clamped - kUnity) / (100 - kUnity) * (kMostGain - 1));
}

int faderOfGain(float gain) {
    const double clamped = std::clamp(static_cast<double>(gain), 0.0, kMostGain);
    if (clamped <= 1) {
        return static_cast<int>(std::lround(kUnity * std::pow(clamped, 1 / kTaper)));
    }
    return kUnity + static_cast<int>(std::lround((clamped - 1) / (kMostGain - 1) * (100 - kUnity)));
}

}  // namespace sigma::widgets
