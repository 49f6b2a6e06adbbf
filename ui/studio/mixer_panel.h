#pragma once

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace sigma::ui {

class Broadcaster;
class MixerStrip;
class StudioDesk;

/// Every source that has sound, and the whole mix above them.
class MixerPanel final : public QWidget {
    Q_OBJECT

public:
    MixerPanel(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent = nullptr);

private:
    void build();
    void showLevels();

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    QVBoxLayout* m_column;
    MixerStrip* m_programme;
    std::vector<MixerStrip*> m_strips;
};

}  // namespace sigma::ui
