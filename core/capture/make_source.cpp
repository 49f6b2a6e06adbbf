#include "core/capture/make_source.h"

#include <string>
#include <variant>

#include "core/capture/test_picture_backend.h"
#include "core/capture/threaded_source.h"

namespace sigma::capture {
namespace {

/// Makes what each kind of settings describes.
class SourceMaker {
public:
    SourceMaker(std::shared_ptr<const Clock> clock, Logger logger)
        : m_clock(std::move(clock)), m_logger(std::move(logger)) {}

    Result<std::unique_ptr<CaptureSource>> operator()(const TestPictureSettings& settings) const {
        return threaded("test picture", TestPictureBackend::create(settings, m_clock));
    }

    template <class Settings>
    Result<std::unique_ptr<CaptureSource>> operator()(const Settings& /*settings*/) const {
        return Error{ErrorCode::kUnsupported, "this build cannot capture that kind of source"};
    }

private:
    Result<std::unique_ptr<CaptureSource>> threaded(
        std::string name, Result<std::unique_ptr<CaptureBackend>> backend) const {
        if (backend.has_error()) {
            return std::move(backend).error();
        }
        auto driver =
            std::make_unique<SourceDriver>(std::move(name), std::move(*backend), m_clock, m_logger);
        return std::unique_ptr<CaptureSource>(
            std::make_unique<ThreadedSource>(std::move(driver), m_clock));
    }

    std::shared_ptr<const Clock> m_clock;
    Logger m_logger;
};

}  // namespace

Result<std::unique_ptr<CaptureSource>> makeSource(const SourceSettings& settings,
                                                  std::shared_ptr<const Clock> clock,
                                                  Logger logger) {
    return std::visit(SourceMaker(std::move(clock), std::move(logger)), settings);
}

}  // namespace sigma::capture
