#include "ui/widgets/icon.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QSvgRenderer>
#include <cmath>

#include "ui/widgets/theme.h"

namespace sigma::widgets {
namespace {

QHash<QString, QIcon>& drawnIcons() {
    static QHash<QString, QIcon> icons;
    return icons;
}

QByteArray drawing(const QString& name, const QColor& color) {
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

}  // namespace

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double scale) {
    const int side = static_cast<int>(std::ceil(size * scale));
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(drawing(name, color));
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QIcon icon(const QString& name) {
    QIcon& drawn = drawnIcons()[name];
    if (drawn.isNull()) {
        const ThemeTokens& tokens = currentTokens();
        for (const int side : {16, 20, 24, 32, 48, 64}) {
            drawn.addPixmap(iconPixmap(name, tokens.text, side, 1), QIcon::Normal);
            drawn.addPixmap(iconPixmap(name, tokens.dimText, side, 1), QIcon::Disabled);
        }
    }
    return drawn;
}

void forgetIcons() {
    drawnIcons().clear();
}

}  // namespace sigma::widgets
