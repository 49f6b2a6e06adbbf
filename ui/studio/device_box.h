#pragma once

#include <QComboBox>

#include "ui/studio/studio_services.h"

namespace sigma::ui {

/// The devices of one kind, to choose one from. They come and go as they are plugged, and what is
/// chosen stays chosen.
///
/// Thread: the window's. The lists outlive it.
class DeviceBox final : public QComboBox {
    Q_OBJECT

public:
    using List = std::vector<DeviceChoice> (DeviceLists::*)() const;

    /// `chosen` is offered even where it is not connected; its name may be empty. `standard`: the
    /// first entry, which has an empty id; where it is empty there is none.
    DeviceBox(const DeviceLists& devices, List list, const DeviceChoice& chosen,
              const QString& standard, QWidget* parent);

    /// The standard entry has no name.
    DeviceChoice chosen() const;

Q_SIGNALS:
    /// Another one, or the same among others.
    void chosenChanged();

private:
    void fill(const DeviceChoice& chosen);
    void add(const QString& text, const DeviceChoice& choice);

    const DeviceLists& m_devices;
    List m_list;
    QString m_standard;
};

}  // namespace sigma::ui
