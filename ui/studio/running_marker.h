#pragma once

#include <QString>
#include <optional>

namespace sigma::ui {

/// What the studio was doing when it last ran, if it did not end as it should.
struct Interrupted {
    bool wasLive = false;
    QString recording;  ///< the file that was being written; empty for none
};

/// A file that is there while the studio runs: found at a start, it tells of a crash.
class RunningMarker {
public:
    explicit RunningMarker(QString path) : m_path(std::move(path)) {}

    /// What a crash has left; call before note(). Nothing after an orderly end.
    std::optional<Interrupted> leftBehind() const;
    void note(const Interrupted& now);
    void remove();

private:
    QString m_path;
};

}  // namespace sigma::ui
