#pragma once

#include <QDialog>

#include "ui/studio/further_service.h"

class QLabel;
class QLineEdit;

namespace sigma::ui {

/// Asks for a further service: its name, its address and its key.
class FurtherServiceDialog final : public QDialog {
    Q_OBJECT

public:
    /// `isKeyKept`: it need not be entered again for the same server. `whereabouts`: where keys are
    /// kept, for people.
    FurtherServiceDialog(const FurtherService& service, bool isKeyKept, const QString& whereabouts,
                         QWidget* parent);

    /// As it was filled in; called by its host where no name was given.
    FurtherService service() const;
    /// Empty: it stays as it is.
    QString key() const;

private:
    bool hasKey() const;
    void finish();

    FurtherService m_service;
    bool m_isKeyKept;
    QLineEdit* m_name;
    QLineEdit* m_url;
    QLineEdit* m_key;
    QLabel* m_problem;
};

}  // namespace sigma::ui
