#pragma once

#include <QDBusVariant>
#include <QObject>

namespace sigma::widgets {

/// Asks the desktop whether it prefers dark, and follows it (XDG Desktop Portal, Settings,
/// org.freedesktop.appearance color-scheme). Says nothing where there is no such desktop.
class SystemAppearance final : public QObject {
    Q_OBJECT

public:
    explicit SystemAppearance(QObject* parent = nullptr);

    /// Answers later, with preferred().
    void ask();

Q_SIGNALS:
    void preferred(bool isDark);

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(const QVariant& value);
};

}  // namespace sigma::widgets
