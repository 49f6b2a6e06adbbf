#include "ui/studio/form_fields.h"

#include <QAction>
#include <QCoreApplication>
#include <QLayout>

#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {
namespace {

struct Fields {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Fields)
};

}  // namespace

QLabel* makeHint(const QString& text, QWidget* parent) {
    auto* hint = widgets::makeLabel(text, "dim", parent);
    hint->setWordWrap(true);
    return hint;
}

QLineEdit* addField(QLayout& column, const QString& object, const QString& name,
                    const std::string& value, const QString& example, QWidget* parent) {
    auto* label = widgets::makeLabel(name, "dim", parent);
    auto* edit = new QLineEdit(QString::fromStdString(value), parent);
    edit->setObjectName(object);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(example);
    label->setBuddy(edit);
    column.addWidget(label);
    column.addWidget(edit);
    return edit;
}

QLineEdit* addKeyField(QLayout& column, const QString& object, QWidget* parent) {
    QLineEdit* const key = addField(column, object, Fields::tr("Stream key"), {}, {}, parent);
    key->setEchoMode(QLineEdit::Password);
    QAction* const reveal =
        key->addAction(widgets::icon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
    reveal->setText(Fields::tr("Show the key"));
    reveal->setCheckable(true);
    QObject::connect(reveal, &QAction::toggled, key, [key](bool isShown) {
        key->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    });
    return key;
}

void showKept(QLineEdit& key, bool isKept) {
    key.setPlaceholderText(isKept ? Fields::tr("kept from before") : QString());
}

QString keyMissingSentence() {
    return Fields::tr("Enter the stream key that the service gave you for this address.");
}

}  // namespace sigma::ui
