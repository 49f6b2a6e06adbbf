#pragma once

#include <QString>
#include <optional>

#include "ui/studio/studio_state.h"

namespace sigma::ui {

/// The studio's state on the disk. Writing replaces the file whole or not at all.
class StateFile {
public:
    explicit StateFile(QString path) : m_path(std::move(path)) {}

    struct Loaded {
        std::optional<StudioState> state;  ///< nothing at the first start
        QString keptAside;  ///< where a file that could not be read is now; empty: all is well
    };
    /// A damaged file is moved aside, so that nothing is lost and the studio starts all the same.
    Loaded load() const;
    /// Errors: kIo, in words.
    Result<void> save(const StudioState& state) const;

    const QString& path() const { return m_path; }

private:
    QString m_path;
};

}  // namespace sigma::ui
