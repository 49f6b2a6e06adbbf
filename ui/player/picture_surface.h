#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/clock.h"
#include "core/media/video_frame.h"
#include "ui/widgets/frame_image.h"

namespace sigma::ui {

/// The picture that is due, as large as there is room.
///
/// Looks for it sixty times a second while it can be seen. A picture is scaled and converted once,
/// into memory that is kept, and goes from there to the window in one copy. Thread: the window's.
class PictureSurface final : public QWidget {
    Q_OBJECT

public:
    using PictureSource = std::function<std::optional<media::VideoFrame>(SteadyTime now)>;

    PictureSurface(std::shared_ptr<const Clock> clock, QWidget* parent);

    /// It gives a picture where another is due than the last. Empty: none any more.
    void setPictures(PictureSource source);
    /// Over the picture, or in its place; empty for nothing.
    void setMessage(const QString& text);
    const QString& message() const { return m_message; }
    /// Corners like those of the cards; not where it fills a screen.
    void setRounded(bool isRounded);
    bool hasPicture() const { return m_picture.has_value(); }

    QSize sizeHint() const override { return {960, 540}; }
    QSize minimumSizeHint() const override { return {320, 180}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void look();
    void runIfSeen();
    void paintPicture(QPainter& painter);
    void paintMessage(QPainter& painter) const;
    void paintCorners(QPainter& painter) const;

    std::shared_ptr<const Clock> m_clock;
    PictureSource m_source;
    std::optional<media::VideoFrame> m_picture;
    widgets::FrameConverter m_converter;
    const QImage* m_image = nullptr;  ///< of m_picture at the size shown; null: to be converted
    QString m_message;
    QTimer m_timer;
    bool m_isRounded = true;
};

}  // namespace sigma::ui
