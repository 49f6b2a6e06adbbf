#pragma once

#include <QDialog>
#include <vector>

#include "ui/studio/studio_settings.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace sigma::ui {

class Broadcaster;
class SettingsPage;
class StudioDesk;

/// All settings, in few pages, with a search over all of them. What is changed acts at once.
class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent);

    void search(const QString& words);
    int page() const;
    void showPage(int index);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void addPage(SettingsPage* page, QVBoxLayout& tabs);
    QPushButton* makeDestinationButton();
    void apply();

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    StudioSettings m_settings;
    QWidget* m_body = nullptr;
    QLineEdit* m_search = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_problem = nullptr;
    std::vector<SettingsPage*> m_pages;
    std::vector<QPushButton*> m_tabs;
};

}  // namespace sigma::ui
