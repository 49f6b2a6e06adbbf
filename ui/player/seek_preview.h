#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>

#include "core/player/player_status.h"
#include "core/thumbnails/thumbnail.h"
#include "ui/player/thumbnail_image.h"

namespace sigma::ui {

class SeekBar;

/// The time where the person points on the seek bar, and a small picture of it where there is one,
/// above the pointer.
///
/// Asks for the picture sixteen times a second while it is seen. Lies over its parent, which the
/// bar is in too, and is not there for the mouse. Thread: the window's.
class SeekPreview final : public QWidget {
    Q_OBJECT

public:
    using Pictures =
        std::function<std::shared_ptr<const thumbnails::Thumbnail>(player::Duration position)>;

    SeekPreview(SeekBar& bar, QWidget* parent);

    /// Empty: none any more.
    void setPictures(Pictures pictures);
    const QString& time() const { return m_time; }
    bool hasPicture() const { return !m_image.isNull(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void point(player::Duration position, int x, const QString& time);
    void leave();
    void look();
    void place();
    /// Of the picture as it is shown; empty where there is none.
    QSize pictureSize() const;

    SeekBar& m_bar;
    Pictures m_pictures;
    ThumbnailImage m_converter;
    std::shared_ptr<const thumbnails::Thumbnail> m_thumbnail;
    QImage m_image;  ///< of m_thumbnail
    player::Duration m_position{0};
    int m_x = 0;  ///< on the bar
    QString m_time;
    QTimer m_timer;
};

}  // namespace sigma::ui
