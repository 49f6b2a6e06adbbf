#pragma once

#include <QWidget>
#include <cstdint>

class QGridLayout;
class QLabel;
class QPushButton;
class QTimer;

namespace sigma::widgets {
class BitrateGraph;
class ElidedLabel;
}  // namespace sigma::widgets

namespace sigma::ui {

class Broadcaster;
class DestinationsCard;
class StudioDesk;

/// While live: where viewers find it, how it does, in numbers and in words.
class LivePanel final : public QWidget {
    Q_OBJECT

public:
    LivePanel(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeWatchCard();
    QWidget* makeNumbersCard();
    QWidget* makeHealthCard();
    QLabel* addNumber(QGridLayout& grid, int index, const QString& name, const QString& object);
    void refresh();
    void showAddress();
    void showNumbers();
    void showHealth();
    void showUpload();

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    QWidget* m_watchCard;
    QLabel* m_code;
    QLabel* m_reach;
    widgets::ElidedLabel* m_address;
    QString m_shownAddress;
    QPushButton* m_copy;
    DestinationsCard* m_destinations;
    QLabel* m_bitrate;
    QLabel* m_roundTrip;
    QLabel* m_dropped;
    QLabel* m_viewers;
    QLabel* m_healthMark;
    QLabel* m_healthTitle;
    QLabel* m_healthWords;
    widgets::BitrateGraph* m_graph;
    int m_shownGrade = -1;
    std::uint64_t m_shownPoints = 0;  ///< as UploadHistory counts them
};

}  // namespace sigma::ui
