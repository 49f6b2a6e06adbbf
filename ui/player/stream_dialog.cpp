#include "ui/player/stream_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/player/player_view.h"
#include "ui/widgets/pieces.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {

StreamDialog::StreamDialog(StreamOpener& opener, std::shared_ptr<const Clock> clock,
                           QWidget* parent)
    : QDialog(parent),
      m_opener(opener),
      m_address(new QLineEdit(this)),
      m_player(new PlayerView(std::move(clock), this)) {
    setObjectName(QStringLiteral("streamDialog"));
    setWindowTitle(tr("Play a stream"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(900, 640);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(10);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_address->setObjectName(QStringLiteral("streamAddress"));
    m_address->setAccessibleName(tr("Address of the stream"));
    m_address->setPlaceholderText(QStringLiteral("https://live.example.org/live/main/index.m3u8"));
    row->addWidget(m_address, 1);
    m_play = widgets::makeButton(QStringLiteral("streamPlay"), tr("Play"), "primary", this);
    m_play->setDefault(true);
    row->addWidget(m_play);
    column->addLayout(row);
    m_problem = widgets::makeLabel({}, "problem", this);
    m_problem->setObjectName(QStringLiteral("streamProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_player->setMessage(tr("Give the address of a playlist (HLS, .m3u8)."));
    column->addWidget(m_player, 1);
    connect(m_play, &QPushButton::clicked, this, [this] { play(m_address->text().trimmed()); });
}

void StreamDialog::play(const QString& address) {
    m_address->setText(address);
    auto opened = m_opener.open(address.toStdString());
    m_problem->setVisible(opened.has_error());
    if (opened.has_error()) {
        m_problem->setText(words::sentence(words::failure(opened.error())));
        return;
    }
    m_player->setSource(*std::move(opened));
    m_player->setFocus();
}

}  // namespace sigma::ui
