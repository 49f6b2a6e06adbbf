#include "ui/studio/further_service_dialog.h"

#include <QHBoxLayout>
#include <QUrl>

#include "ui/studio/form_fields.h"
#include "ui/studio/server_origin.h"
#include "ui/widgets/pieces.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

constexpr int kMostLetters = 60;

}  // namespace

FurtherServiceDialog::FurtherServiceDialog(const FurtherService& service, bool isKeyKept,
                                           const QString& whereabouts, QWidget* parent)
    : QDialog(parent), m_service(service), m_isKeyKept(isKeyKept) {
    setObjectName(QStringLiteral("furtherServiceDialog"));
    setWindowTitle(tr("A further service"));
    setMinimumWidth(460);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(5);
    column->addWidget(widgets::makeLabel(tr("A further service"), "title", this));
    column->addSpacing(9);
    m_name = addField(*column, QStringLiteral("furtherName"), tr("Name"), service.name,
                      tr("as you want to read it here"), this);
    m_name->setMaxLength(kMostLetters);
    m_url = addField(*column, QStringLiteral("furtherUrl"), tr("Address"), service.url,
                     QStringLiteral("rtmps://live.example.org/app"), this);
    m_key = addKeyField(*column, QStringLiteral("furtherKey"), this);
    showKept(*m_key, m_isKeyKept);
    connect(m_url, &QLineEdit::textChanged, this, [this] { showKept(*m_key, hasKey()); });
    auto* where = widgets::makeLabel(whereabouts, "small", this);
    where->setWordWrap(true);
    column->addWidget(where);
    m_problem = widgets::makeLabel({}, "problem", this);
    m_problem->setObjectName(QStringLiteral("furtherProblem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addStretch(1);
    auto* buttons = new QHBoxLayout;
    auto* cancel = widgets::makeButton(QStringLiteral("furtherCancel"), tr("Cancel"), "", this);
    auto* done = widgets::makeButton(QStringLiteral("furtherDone"), tr("Done"), "primary", this);
    done->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(done);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(done, &QPushButton::clicked, this, &FurtherServiceDialog::finish);
}

FurtherService FurtherServiceDialog::service() const {
    FurtherService service = m_service;
    const QString url = m_url->text().trimmed();
    const QString name = m_name->text().trimmed();
    service.url = url.toStdString();
    service.name = (name.isEmpty() ? QUrl(url).host() : name).toStdString();
    return service;
}

QString FurtherServiceDialog::key() const {
    return m_key->text().trimmed();
}

/// Of the server whose address is there now.
bool FurtherServiceDialog::hasKey() const {
    return m_isKeyKept && originOf(service().url) == originOf(m_service.url);
}

void FurtherServiceDialog::finish() {
    if (const auto checked = checkServiceUrl(service().url); checked.has_error()) {
        m_problem->setText(words::sentence(words::failure(checked.error())));
        m_url->setFocus();
    } else if (key().isEmpty() && !hasKey()) {
        m_problem->setText(keyMissingSentence());
        m_key->setFocus();
    } else {
        accept();
    }
}

}  // namespace sigma::ui
