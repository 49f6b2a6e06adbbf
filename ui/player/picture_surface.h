#pragma once

#include <QTimer>
#include <QWidget>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/clock.h"
#include "core/media/video_frame.h"
#include "ui/player/canvas_choice.h"

namespace sigma::ui {

class PictureCanvas;
class PictureCover;

/// The picture that is due, as large as there is room.
///
/// Looks for it while it can be seen: every 8 ms where the processor draws it; where the
/// graphics hardware does, after each refresh of the screen that showed one, and in between so
/// often that none misses the next. Where the hardware fails, the processor draws on from the same
/// picture. Thread: the window's.
class PictureSurface final : public QWidget {
    Q_OBJECT

public:
    using PictureSource = std::function<std::optional<media::VideoFrame>(SteadyTime now)>;

    PictureSurface(std::shared_ptr<const Clock> clock, CanvasKind kind, QWidget* parent);
    ~PictureSurface() override;

    /// It gives a picture where another is due than the last. Empty: none any more.
    void setPictures(PictureSource source);
    /// Over the picture, or in its place; empty for nothing.
    void setMessage(const QString& text);
    const QString& message() const;
    /// Corners like those of the cards; not where it fills a screen.
    void setRounded(bool isRounded);
    bool hasPicture() const { return m_picture.has_value(); }

    QSize sizeHint() const override { return {960, 540}; }
    QSize minimumSizeHint() const override { return {320, 180}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void useOpenGl();
    void useRaster();
    void use(std::unique_ptr<PictureCanvas> canvas, std::chrono::milliseconds lookInterval);
    void look();
    void runIfSeen();
    void setPicture(std::optional<media::VideoFrame> picture);

    std::shared_ptr<const Clock> m_clock;
    PictureSource m_source;
    std::optional<media::VideoFrame> m_picture;
    std::unique_ptr<PictureCanvas> m_canvas;
    PictureCover* m_cover;
    QTimer m_timer;
};

}  // namespace sigma::ui
