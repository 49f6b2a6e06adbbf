#pragma once

#include <QString>
#include <QWidget>
#include <map>
#include <vector>

#include "ui/studio/further_service.h"

class QPushButton;
class QVBoxLayout;

namespace sigma::ui {

class Credentials;

/// Where to publish besides: the services, each with a switch, to be added, edited and removed.
///
/// Works on a copy; keys are kept by keepKeys() only. Thread: the window's.
class FurtherServicesList final : public QWidget {
    Q_OBJECT

public:
    /// `whereabouts`: where keys are kept, for people.
    FurtherServicesList(std::vector<FurtherService> services, Credentials& credentials,
                        const QString& whereabouts, QWidget* parent);

    const std::vector<FurtherService>& services() const { return m_services; }
    /// Keeps the keys that were entered.
    void keepKeys();

private:
    void build();
    void buildSoon();
    QWidget* makeRow(std::size_t index);
    bool hasKey(const FurtherService& service) const;
    void add();
    void edit(std::size_t index);
    void remove(std::size_t index);

    std::vector<FurtherService> m_services;
    std::map<std::string, QString> m_enteredKeys;  ///< by id
    Credentials& m_credentials;
    QString m_whereabouts;
    QPushButton* m_add;
    QWidget* m_scroll;
    QWidget* m_last = nullptr;  ///< to have the keyboard, of those built so far
    QVBoxLayout* m_column;
};

}  // namespace sigma::ui
