#pragma once

#include <QString>
#include <optional>

#include "core/studio/studio_control.h"

namespace sigma::ui {

/// What the studio was doing when it last ran, if it did not end as it should.
struct Interrupted {
    bool wasLive = false;
    QString recording;  ///< the file that was being written; empty for none

    friend bool operator==(const Interrupted&, const Interrupted&) = default;
};

/// A file that is there while the studio runs: found at a start, it tells of a crash.
class RunningMarker {
public:
    explicit RunningMarker(QString path) : m_path(std::move(path)) {}

    /// What a crash has left; call before note(). Nothing after an orderly end.
    std::optional<Interrupted> leftBehind() const;
    void note(const Interrupted& now);
    /// Notes what the studio does, where that is something else than before.
    void follow(const studio::StudioReport& report);
    void remove();

private:
    QString m_path;
    Interrupted m_noted;
};

}  // namespace sigma::ui
