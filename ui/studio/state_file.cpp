#include "ui/studio/state_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace sigma::ui {
namespace {

constexpr qint64 kMostBytes = 4 * 1024 * 1024;

QString moveAside(const QString& path) {
    const QString stamp =
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = path + QStringLiteral(".damaged-") + stamp;
    return QFile::rename(path, aside) ? aside : path;
}

}  // namespace

StateFile::Loaded StateFile::load() const {
    QFile file(m_path);
    if (!file.exists()) {
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return {std::nullopt, m_path};
    }
    const bool isTooLarge = file.size() > kMostBytes;
    auto state = isTooLarge ? Result<StudioState>(Error{ErrorCode::kLimitExceeded, {}})
                            : stateFromJson(file.readAll());
    file.close();
    if (state.has_error()) {
        return {std::nullopt, moveAside(m_path)};
    }
    return {*std::move(state), {}};
}

Result<void> StateFile::save(const StudioState& state) const {
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toJson(state)) < 0 || !file.commit()) {
        return Error{ErrorCode::kIo, "the studio's state can't be written to " +
                                         m_path.toStdString() + ": " +
                                         file.errorString().toStdString()};
    }
    return {};
}

}  // namespace sigma::ui
