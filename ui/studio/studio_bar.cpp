#include "ui/studio/studio_bar.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QMenu>

#include "ui/widgets/pieces.h"

namespace sigma::ui {

StudioBar::StudioBar(bool isPreviewShown, QWidget* parent) : QFrame(parent) {
    setProperty("card", QStringLiteral("bar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(10);
    addName(*row);
    row->addStretch(1);
    addPreviewButton(*row, isPreviewShown);
    auto* settings = widgets::makeIconButton(QStringLiteral("settings"), QStringLiteral("settings"),
                                             tr("Settings"), this);
    connect(settings, &QPushButton::clicked, this, &StudioBar::settingsWanted);
    row->addWidget(settings);
    addMenuButton(*row);
}

void StudioBar::addName(QHBoxLayout& row) {
    auto* logo = new QLabel(this);
    logo->setPixmap(QIcon(QStringLiteral(":/icons/sigma_studio.svg"))
                        .pixmap(QSize(28, 28), devicePixelRatioF()));
    row.addWidget(logo);
    row.addWidget(widgets::makeLabel(tr("Sigma Studio"), "brand", this));
}

void StudioBar::addPreviewButton(QHBoxLayout& row, bool isPreviewShown) {
    auto* preview =
        widgets::makeIconButton(QStringLiteral("togglePreview"), QStringLiteral("eye"), {}, this);
    preview->setCheckable(true);
    preview->setChecked(!isPreviewShown);
    const auto name = [preview](bool isHidden) {
        preview->setToolTip(isHidden ? tr("Show the preview") : tr("Hide the preview"));
        preview->setAccessibleName(preview->toolTip());
    };
    name(!isPreviewShown);
    connect(preview, &QPushButton::clicked, this, [this, name](bool isHidden) {
        Q_EMIT previewToggled(!isHidden);
        name(isHidden);
    });
    row.addWidget(preview);
}

void StudioBar::addMenuButton(QHBoxLayout& row) {
    auto* more =
        widgets::makeIconButton(QStringLiteral("more"), QStringLiteral("more"), tr("More"), this);
    auto* menu = new QMenu(more);
    menu->addAction(tr("Play a stream…"), this, &StudioBar::streamWanted);
    menu->addSeparator();
    menu->addAction(tr("End the broadcast"), this, &StudioBar::endWanted);
    menu->addSeparator();
    menu->addAction(tr("Quit"), QKeySequence(QKeySequence::Quit), this, &StudioBar::quitWanted);
    connect(more, &QPushButton::clicked, this, [menu, more] {
        menu->popup(more->mapToGlobal(
            QPoint(more->width() - menu->sizeHint().width(), more->height() + 4)));
    });
    row.addWidget(more);
}

}  // namespace sigma::ui
