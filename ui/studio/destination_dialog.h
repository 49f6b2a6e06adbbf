#pragma once

#include <QDialog>

#include "ui/studio/studio_services.h"
#include "ui/studio/studio_settings.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace sigma::ui {

class Broadcaster;
class FurtherServicesList;
class StudioDesk;

/// Asks where to publish: this computer, a Sigma server, or another service; and where besides.
class DestinationDialog final : public QDialog {
    Q_OBJECT

public:
    DestinationDialog(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent);

private:
    QWidget* makeLocalPage();
    QWidget* makeServerPage();
    QWidget* makeServicePage();
    void choose(DestinationKind kind);
    DestinationSettings chosen() const;
    std::string chosenChannel() const;
    bool hasSecret(DestinationKind kind) const;
    void showSecrets();
    void askForSecret();
    void signIn();
    void offerChannels(const std::vector<DeviceChoice>& channels);
    void finish();
    void take();

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    DestinationKind m_kind = DestinationKind::kThisComputer;
    QButtonGroup* m_choices;
    QStackedWidget* m_pages;
    QLineEdit* m_address = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_password = nullptr;
    QComboBox* m_channel = nullptr;
    QLineEdit* m_url = nullptr;
    QLineEdit* m_key = nullptr;
    FurtherServicesList* m_further;
    QLabel* m_problem;
    QPushButton* m_done;
};

}  // namespace sigma::ui
