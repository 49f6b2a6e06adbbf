#pragma once

#include <QWidget>

namespace sigma::ui {

/// What lies over a picture: words, and corners like those of the cards.
///
/// A widget of its own, so that whoever draws the picture draws nothing else. It lets the pointer
/// through. Thread: the window's.
class PictureCover final : public QWidget {
    Q_OBJECT

public:
    explicit PictureCover(QWidget* parent);

    /// Empty for nothing.
    void setMessage(const QString& text);
    const QString& message() const { return m_message; }
    /// Whether there is a picture beneath; it is darkened under words.
    void setOverPicture(bool isOver);
    void setRounded(bool isRounded);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintMessage(QPainter& painter) const;
    void paintCorners(QPainter& painter) const;
    /// Where it shows nothing, it is not in the way of those who paint beneath.
    void refresh();

    QString m_message;
    bool m_isOverPicture = false;
    bool m_isRounded = true;
};

}  // namespace sigma::ui
