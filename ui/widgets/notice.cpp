#include "ui/widgets/notice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

namespace sigma::widgets {

Notice::Notice(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QPushButton(this)) {
    setObjectName(QStringLiteral("notice"));
    setProperty("card", QStringLiteral("notice"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_action->setProperty("kind", QStringLiteral("small"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setProperty("kind", QStringLiteral("ghost"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &Notice::acted);
    connect(m_close, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    hide();
    draw();
}

void Notice::say(Kind kind, const QString& text, const QString& action) {
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    draw();
    show();
}

void Notice::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange) {
        draw();
    }
}

void Notice::draw() {
    const ThemeTokens& tokens = currentTokens();
    const QColor color = m_kind == Kind::kError     ? tokens.bad
                         : m_kind == Kind::kWarning ? tokens.warning
                                                    : tokens.accent;
    const QString name = m_kind == Kind::kError     ? QStringLiteral("error")
                         : m_kind == Kind::kWarning ? QStringLiteral("warning")
                                                    : QStringLiteral("info");
    m_icon->setPixmap(iconPixmap(name, color, 20, devicePixelRatioF()));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
}

}  // namespace sigma::widgets
