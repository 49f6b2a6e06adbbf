#pragma once

#include <QWidget>
#include <functional>

#include "ui/player/player_source.h"

class QPushButton;
class QStackedLayout;

namespace sigma::widgets {
class PreviewView;
}

namespace sigma::ui {

class Broadcaster;
class PlayerView;

/// The programme: as it leaves the studio or, while live, as viewers see it.
///
/// What viewers see is played without its sound at first: the studio hears itself as it is.
/// Thread: the window's.
class ProgrammeView final : public QWidget {
    Q_OBJECT

public:
    ProgrammeView(Broadcaster& broadcaster, QWidget* parent);

    widgets::PreviewView& preview() { return *m_preview; }
    bool showsReturn() const;
    /// Nothing where nothing is live, or nobody knows where it is watched.
    void setReturnShown(bool isShown);
    /// Takes up whether there is something to be seen as viewers see it.
    void refresh();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeChoice();
    void showLatency();
    void placeChoice();

    Broadcaster& m_broadcaster;
    widgets::PreviewView* m_preview;
    PlayerView* m_player;
    QStackedLayout* m_stack;
    QPushButton* m_here = nullptr;
    QPushButton* m_there = nullptr;
    QWidget* m_choice;  ///< holds both buttons
};

}  // namespace sigma::ui
