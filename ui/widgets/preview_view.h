#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>

#include "core/media/video_frame.h"
#include "ui/widgets/frame_image.h"

namespace sigma::widgets {

/// The programme as it is composed, as large as there is room, with a red frame while on the air.
///
/// Looks for a new picture thirty times a second while it can be seen, and not at all otherwise.
class PreviewView final : public QWidget {
    Q_OBJECT

public:
    using FrameSource = std::function<std::shared_ptr<const media::VideoFrame>()>;

    explicit PreviewView(QWidget* parent = nullptr);

    void setFrameSource(FrameSource source);
    void setLive(bool isLive);
    /// What is written where the picture would be; empty for none.
    void setPlaceholder(const QString& text);
    /// Small words in the corner: size and frame rate.
    void setCaption(const QString& text);
    /// A hidden preview costs nothing: the person's choice.
    void setPaused(bool isPaused);
    bool isPaused() const { return m_isPaused; }

    QSize sizeHint() const override { return {960, 540}; }
    QSize minimumSizeHint() const override { return {320, 180}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void lookForFrame();
    void runIfSeen();
    void paintBadges(QPainter& painter, const QRectF& picture) const;

    FrameSource m_source;
    std::shared_ptr<const media::VideoFrame> m_frame;
    FrameConverter m_converter;
    const QImage* m_image = nullptr;  ///< of m_frame at the size shown; null: to be converted
    QString m_placeholder;
    QString m_caption;
    QTimer m_timer;
    bool m_isLive = false;
    bool m_isPaused = false;
};

}  // namespace sigma::widgets
