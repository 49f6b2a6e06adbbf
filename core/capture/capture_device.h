#pragma once

#include <string>

namespace sigma::capture {

/// Something that can be captured, as a person chooses it from a list.
struct CaptureDevice {
    std::string id;    ///< as in SourceSettings
    std::string name;  ///< for people
    bool isDefault = false;

    friend bool operator==(const CaptureDevice&, const CaptureDevice&) = default;
};

}  // namespace sigma::capture
