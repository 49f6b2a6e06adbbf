#pragma once

#include <QString>

#include "ui/widgets/theme_tokens.h"

namespace sigma::widgets {

/// The application's one style sheet, resources/studio/studio.qss, with the tokens' colours in it.
QString styleSheet(const ThemeTokens& tokens);

}  // namespace sigma::widgets
