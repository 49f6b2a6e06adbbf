#pragma once

#include <QWidget>

namespace sigma::widgets {

/// A level in dB of full scale as a bar, green, yellow and red, with the peak held and a scale.
///
/// The bar is the RMS, the lighter part behind it the peak. Nothing is told by the colour alone:
/// the scale is under it, and its accessible description is the peak in words.
class LevelMeter final : public QWidget {
    Q_OBJECT

public:
    explicit LevelMeter(QWidget* parent = nullptr);

    void setLevel(float peak, float rms, float peakHold);
    void setMuted(bool isMuted);
    void setScaleShown(bool isShown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRectF& bar) const;
    void paintScale(QPainter& painter, const QRectF& bar) const;

    float m_peak = -100;
    float m_rms = -100;
    float m_peakHold = -100;
    bool m_isMuted = false;
    bool m_showsScale = true;
};

}  // namespace sigma::widgets
