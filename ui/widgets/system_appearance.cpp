#include "ui/widgets/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace sigma::widgets {
namespace {

constexpr unsigned kPrefersLight = 2;  // 0: no preference, 1: dark

const QString& service() {
    static const QString name = QStringLiteral("org.freedesktop.portal.Desktop");
    return name;
}
const QString& path() {
    static const QString name = QStringLiteral("/org/freedesktop/portal/desktop");
    return name;
}
const QString& interfaceName() {
    static const QString name = QStringLiteral("org.freedesktop.portal.Settings");
    return name;
}
const QString& group() {
    static const QString name = QStringLiteral("org.freedesktop.appearance");
    return name;
}
const QString& key() {
    static const QString name = QStringLiteral("color-scheme");
    return name;
}

}  // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent) {}

void SystemAppearance::ask() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(service(), path(), interfaceName(), QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call =
        QDBusMessage::createMethodCall(service(), path(), interfaceName(), QStringLiteral("Read"));
    call << group() << key();
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) {
            take(reply.value().variant());
        }
        watcher->deleteLater();
    });
}

void SystemAppearance::onSettingChanged(const QString& changedGroup, const QString& changedKey,
                                        const QDBusVariant& value) {
    if (changedGroup == group() && changedKey == key()) {
        take(value.variant());
    }
}

void SystemAppearance::take(const QVariant& value) {
    // Read() of the portal's first version wraps its variant twice.
    const QVariant plain =
        value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    Q_EMIT preferred(plain.toUInt() != kPrefersLight);
}

}  // namespace sigma::widgets
