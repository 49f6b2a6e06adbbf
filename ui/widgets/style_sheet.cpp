#include "ui/widgets/style_sheet.h"

#include <QFile>
#include <array>
#include <utility>

namespace sigma::widgets {

QString styleSheet(const ThemeTokens& tokens) {
    QFile file(QStringLiteral(":/studio/studio.qss"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QString text = QString::fromUtf8(file.readAll());
    const std::array<std::pair<QLatin1String, QColor>, 13> colors = {{
        {QLatin1String("@window"), tokens.window},
        {QLatin1String("@surface"), tokens.surface},
        {QLatin1String("@raised"), tokens.raised},
        {QLatin1String("@hover"), tokens.hover},
        {QLatin1String("@pressed"), tokens.pressed},
        {QLatin1String("@line"), tokens.line},
        {QLatin1String("@text"), tokens.text},
        {QLatin1String("@dim"), tokens.dimText},
        {QLatin1String("@accent"), tokens.accent},
        {QLatin1String("@onAccent"), tokens.onAccent},
        {QLatin1String("@live"), tokens.live},
        {QLatin1String("@bad"), tokens.bad},
        {QLatin1String("@stage"), tokens.stage},
    }};
    for (const auto& [name, color] : colors) {
        text.replace(name + QLatin1Char(';'), color.name() + QLatin1Char(';'));
    }
    text.replace(QLatin1String("@theme"),
                 tokens.isDark ? QLatin1String("dark") : QLatin1String("light"));
    return text;
}

}  // namespace sigma::widgets
