#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

#include "ui/widgets/icon.h"
#include "ui/widgets/style_sheet.h"

// Outside of any namespace, as Q_INIT_RESOURCE wants it: the linker would leave the drawings of a
// static library out.
static void loadDrawings() {
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(studio);
}

namespace sigma::widgets {
namespace {

ThemeTokens& appliedTokens() {
    static ThemeTokens tokens = darkTokens();
    return tokens;
}

QPalette paletteOf(const ThemeTokens& tokens) {
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.window);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.raised);
    palette.setColor(QPalette::AlternateBase, tokens.surface);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.dimText);
    palette.setColor(QPalette::Button, tokens.raised);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.bad);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::ToolTipBase, tokens.raised);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, tokens.dimText);
    }
    return palette;
}

/// Inter where it is installed, with the system's own behind it.
QFont fontOf(const QApplication& application) {
    QFont font = application.font();
    QStringList families = font.families();
    const QString preferred = QStringLiteral("Inter");
    families.removeAll(preferred);
    families.prepend(preferred);
    font.setFamilies(families);
    font.setPointSizeF(10);
    return font;
}

}  // namespace

Theme::Theme(QApplication& application) : m_application(application), m_tokens(darkTokens()) {
    loadDrawings();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(fontOf(m_application));
    apply();
}

void Theme::choose(ThemeChoice choice) {
    if (choice != m_choice) {
        m_choice = choice;
        apply();
    }
}

void Theme::setSystemIsDark(bool isDark) {
    if (isDark != m_systemIsDark) {
        m_systemIsDark = isDark;
        apply();
    }
}

void Theme::apply() {
    const bool isDark =
        m_choice == ThemeChoice::kSystem ? m_systemIsDark : m_choice == ThemeChoice::kDark;
    m_tokens = isDark ? darkTokens() : lightTokens();
    appliedTokens() = m_tokens;
    forgetIcons();
    QApplication::setPalette(paletteOf(m_tokens));
    m_application.setStyleSheet(styleSheet(m_tokens));
    Q_EMIT changed();
}

const ThemeTokens& currentTokens() {
    return appliedTokens();
}

}  // namespace sigma::widgets
