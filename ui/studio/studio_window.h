#pragma once

#include <QMainWindow>
#include <QTimer>
#include <optional>

#include "ui/studio/checklist.h"
#include "ui/studio/running_marker.h"

namespace sigma::widgets {
class Notice;
class PreviewView;
class Theme;
}  // namespace sigma::widgets

namespace sigma::ui {

class Broadcaster;
class ChecklistView;
class LivePanel;
class ProgrammeView;
class SourcesPanel;
class StudioDesk;

/// The simple view: picture, layouts, sources and mixer on the left; going live, its checklist
/// and how it does on the right.
///
/// Another theme or language builds its inside anew. Thread: the window's.
class StudioWindow final : public QMainWindow {
    Q_OBJECT

public:
    StudioWindow(StudioDesk& desk, Broadcaster& broadcaster, widgets::Theme& theme);
    ~StudioWindow() override;

    /// Offers what a crash has interrupted.
    void offerAfterCrash(const Interrupted& interrupted);
    /// A sentence at the top of the window.
    void tell(const QString& text);

Q_SIGNALS:
    /// The person wants it closed: nothing is live, or they have said so.
    void closing();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void sayOffer();
    QWidget* makeBar();
    QWidget* makeLeft();
    QWidget* makeRight();
    void shareRoom();
    void buildSoon();
    void refresh();
    void fix(const CheckItem& item);
    void chooseDestination();
    void openSettings();
    void playStream();
    void setPreviewShown(bool isShown);
    void followVisibility();

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    widgets::Theme& m_theme;
    widgets::Notice* m_notice;           ///< the one thing that is not built anew
    std::optional<Interrupted> m_offer;  ///< what the notice offers now
    ProgrammeView* m_programme = nullptr;
    widgets::PreviewView* m_preview = nullptr;
    ChecklistView* m_checklist = nullptr;
    LivePanel* m_live = nullptr;
    SourcesPanel* m_sources = nullptr;
    QWidget* m_right = nullptr;
    QWidget* m_bottom = nullptr;
    QTimer m_refresh;
    bool m_isBuildDue = false;
    bool m_showsPreview = true;
    bool m_isPreviewWanted = true;  ///< what the studio was told last
};

}  // namespace sigma::ui
