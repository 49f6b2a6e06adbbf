#pragma once

#include <QDialog>
#include <memory>

#include "core/base/clock.h"
#include "ui/player/player_source.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace sigma::ui {

class PlayerView;

/// A window that plays any stream whose address is given.
class StreamDialog final : public QDialog {
    Q_OBJECT

public:
    StreamDialog(StreamOpener& opener, std::shared_ptr<const Clock> clock,
                 QWidget* parent = nullptr);

    /// Plays it, or says why not.
    void play(const QString& address);

private:
    StreamOpener& m_opener;
    QLineEdit* m_address;
    QPushButton* m_play;
    QLabel* m_problem;
    PlayerView* m_player;
};

}  // namespace sigma::ui
