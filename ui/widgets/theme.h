#pragma once

#include <QObject>

#include "ui/widgets/theme_tokens.h"

class QApplication;

namespace sigma::widgets {

enum class ThemeChoice { kSystem, kDark, kLight };

/// Paints the whole application in the chosen colours: style, palette, font and style sheet.
///
/// Thread: the window's. One lives as long as the application.
class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(QApplication& application);

    void choose(ThemeChoice choice);
    /// What the desktop prefers; acts where the choice is kSystem. Dark until it is known.
    void setSystemIsDark(bool isDark);

    ThemeChoice choice() const { return m_choice; }
    const ThemeTokens& tokens() const { return m_tokens; }

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication& m_application;
    ThemeChoice m_choice = ThemeChoice::kSystem;
    bool m_systemIsDark = true;
    ThemeTokens m_tokens;
};

/// The tokens that are applied now, for those who paint themselves; the dark ones before any are.
const ThemeTokens& currentTokens();

}  // namespace sigma::widgets
