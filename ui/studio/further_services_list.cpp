#include "ui/studio/further_services_list.h"

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>

#include "ui/studio/credentials.h"
#include "ui/studio/form_fields.h"
#include "ui/studio/further_service_dialog.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {
namespace {

constexpr int kRowHeight = 44;
constexpr int kMostRowsShown = 3;

}  // namespace

FurtherServicesList::FurtherServicesList(std::vector<FurtherService> services,
                                         Credentials& credentials, const QString& whereabouts,
                                         QWidget* parent)
    : QWidget(parent),
      m_services(std::move(services)),
      m_credentials(credentials),
      m_whereabouts(whereabouts) {
    setObjectName(QStringLiteral("furtherServices"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    QHBoxLayout* const head = widgets::makeCardHead(tr("Also publish to"), this);
    m_add = widgets::makeButton(QStringLiteral("furtherAdd"), tr("Add"), "small", this);
    m_add->setIcon(widgets::icon(QStringLiteral("plus")));
    m_add->setAccessibleName(tr("Add a service to publish to as well"));
    head->addWidget(m_add);
    column->addLayout(head);
    auto* hint = widgets::makeLabel(
        tr("The bitrate follows the network to the main destination. A service that can't keep up "
           "gets fewer pictures, and one that fails stops none of the others."),
        "small", this);
    hint->setWordWrap(true);
    column->addWidget(hint);
    auto* rows = new QWidget(this);
    m_column = new QVBoxLayout(rows);
    m_column->setContentsMargins(0, 0, 6, 0);
    m_column->setSpacing(0);
    m_scroll = widgets::makeScroll(rows, this);
    column->addWidget(m_scroll);
    connect(m_add, &QPushButton::clicked, this, &FurtherServicesList::add);
    build();
}

void FurtherServicesList::build() {
    // A row that goes takes the keyboard with it.
    const bool hadKeyboard = m_scroll->isAncestorOf(QApplication::focusWidget());
    widgets::clearColumn(*m_column);
    m_last = m_add;
    for (std::size_t index = 0; index != m_services.size(); ++index) {
        m_column->addWidget(makeRow(index));
    }
    const int shown = qMin(static_cast<int>(m_services.size()), kMostRowsShown);
    m_scroll->setVisible(shown > 0);
    m_scroll->setFixedHeight(shown * kRowHeight);
    m_add->setEnabled(m_services.size() < kMostFurtherServices);
    if (hadKeyboard) {
        m_add->setFocus();
    }
}

/// Later: the button whose row goes is still at work.
void FurtherServicesList::buildSoon() {
    QMetaObject::invokeMethod(this, &FurtherServicesList::build, Qt::QueuedConnection);
}

QWidget* FurtherServicesList::makeRow(std::size_t index) {
    const FurtherService& service = m_services[index];
    const QString name = QString::fromStdString(service.name);
    auto* line = new QWidget(this);
    line->setFixedHeight(kRowHeight);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto* isOn = new QCheckBox(line);
    isOn->setObjectName(QStringLiteral("furtherOn%1").arg(index));
    isOn->setAccessibleName(tr("Publish to %1 as well").arg(name));
    isOn->setToolTip(isOn->accessibleName());
    isOn->setChecked(service.isOn);
    connect(isOn, &QCheckBox::toggled, this,
            [this, index](bool isWanted) { m_services[index].isOn = isWanted; });
    auto* title = new widgets::ElidedLabel(line);
    title->setFullText(name);
    auto* address = new widgets::ElidedLabel(line, Qt::ElideMiddle);
    address->setProperty("look", QStringLiteral("small"));
    const QString url = QString::fromStdString(service.url);
    address->setFullText(hasKey(service) ? url : tr("%1 · no stream key").arg(url));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(address);
    auto* change = widgets::makeIconButton(QStringLiteral("furtherEdit%1").arg(index),
                                           QStringLiteral("pencil"), tr("Edit %1").arg(name), line);
    connect(change, &QPushButton::clicked, this, [this, index] { edit(index); });
    auto* bin = widgets::makeIconButton(QStringLiteral("furtherRemove%1").arg(index),
                                        QStringLiteral("trash"), tr("Remove %1").arg(name), line);
    connect(bin, &QPushButton::clicked, this, [this, index] { remove(index); });
    row->addWidget(isOn);
    row->addLayout(words, 1);
    row->addWidget(change);
    row->addWidget(bin);
    // They are newer than what is below them.
    for (QWidget* const control :
         {static_cast<QWidget*>(isOn), static_cast<QWidget*>(change), static_cast<QWidget*>(bin)}) {
        setTabOrder(m_last, control);
        m_last = control;
    }
    return line;
}

bool FurtherServicesList::hasKey(const FurtherService& service) const {
    return m_enteredKeys.contains(service.id) || !m_credentials.furtherKey(service).empty();
}

void FurtherServicesList::add() {
    FurtherServiceDialog dialog({.id = newServiceId(), .name = {}, .url = {}}, false, m_whereabouts,
                                this);
    if (dialog.exec() == QDialog::Accepted) {
        m_services.push_back(dialog.service());
        m_enteredKeys[m_services.back().id] = dialog.key();
        buildSoon();
    }
}

void FurtherServicesList::edit(std::size_t index) {
    FurtherService& service = m_services[index];
    FurtherServiceDialog dialog(service, hasKey(service), m_whereabouts, this);
    if (dialog.exec() == QDialog::Accepted) {
        service = dialog.service();
        if (!dialog.key().isEmpty()) {
            m_enteredKeys[service.id] = dialog.key();
        }
        buildSoon();
    }
}

void FurtherServicesList::remove(std::size_t index) {
    const auto service = m_services.begin() + static_cast<std::ptrdiff_t>(index);
    m_enteredKeys.erase(service->id);
    m_services.erase(service);
    buildSoon();
}

void FurtherServicesList::keepKeys() {
    for (const FurtherService& service : m_services) {
        if (const auto key = m_enteredKeys.find(service.id); key != m_enteredKeys.end()) {
            m_credentials.setFurtherKey(service, key->second);
        }
    }
    m_enteredKeys.clear();
}

}  // namespace sigma::ui
