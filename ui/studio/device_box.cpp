#include "ui/studio/device_box.h"

#include <QSignalBlocker>
#include <algorithm>

namespace sigma::ui {
namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kNameRole = Qt::UserRole + 1;

}  // namespace

DeviceBox::DeviceBox(const DeviceLists& devices, List list, const DeviceChoice& chosen,
                     const QString& standard, QWidget* parent)
    : QComboBox(parent), m_devices(devices), m_list(list), m_standard(standard) {
    fill(chosen);
    connect(this, &QComboBox::currentIndexChanged, this, &DeviceBox::chosenChanged);
    connect(&devices, &DeviceLists::changed, this, [this] {
        fill(this->chosen());
        Q_EMIT chosenChanged();
    });
}

DeviceChoice DeviceBox::chosen() const {
    return {currentData(kIdRole).toString().toStdString(),
            currentData(kNameRole).toString().toStdString()};
}

void DeviceBox::fill(const DeviceChoice& chosen) {
    // Nothing else is chosen in between.
    const QSignalBlocker blocker(this);
    clear();
    if (!m_standard.isEmpty()) {
        add(m_standard, {});
    }
    for (const DeviceChoice& choice : (m_devices.*m_list)()) {
        add(QString::fromStdString(choice.name), choice);
    }
    const QString id = QString::fromStdString(chosen.id);
    if (!id.isEmpty() && findData(id, kIdRole) < 0) {
        const QString name = chosen.name.empty() ? id : QString::fromStdString(chosen.name);
        add(tr("%1 (not connected)").arg(name), chosen);
    }
    setCurrentIndex(std::max(0, findData(id, kIdRole)));
}

void DeviceBox::add(const QString& text, const DeviceChoice& choice) {
    addItem(text, QString::fromStdString(choice.id));
    setItemData(count() - 1, QString::fromStdString(choice.name), kNameRole);
}

}  // namespace sigma::ui
