#pragma once

#include <QColor>

namespace sigma::widgets {

/// The colours that everything on screen is painted with. `live` says "on the air" and nothing
/// else; `accent` marks what is chosen and has the keyboard.
struct ThemeTokens {
    bool isDark = true;
    QColor window;   ///< behind the cards
    QColor surface;  ///< cards
    QColor raised;   ///< buttons and fields on a card
    QColor hover;
    QColor pressed;
    QColor line;
    QColor text;
    QColor dimText;
    QColor accent;
    QColor onAccent;
    QColor live;
    QColor onLive;
    QColor good;
    QColor warning;
    QColor bad;
    QColor stage;   ///< behind the picture
    QColor action;  ///< the Go Live button at rest
    QColor onAction;
};

ThemeTokens darkTokens();
ThemeTokens lightTokens();

/// How well two opaque colours can be told apart, 1 to 21 (WCAG 2.1, contrast ratio).
double contrast(const QColor& a, const QColor& b);

}  // namespace sigma::widgets
