#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "core/apiclient/api_client.h"
#include "core/base/clock.h"
#include "core/net/io_pool.h"
#include "ui/studio/studio_services.h"

namespace sigma::app {

/// Asks servers on a thread of its own, and answers on the window's.
class ApiNetwork final : public QObject, public ui::StudioNetwork {
    Q_OBJECT

public:
    ApiNetwork(std::shared_ptr<const Clock> clock, Logger logger);
    ~ApiNetwork() override;

    /// The embedded server's place, or why there is none: once that is known.
    void setThisComputer(Result<ui::PublishPlace> place);

    std::optional<ui::PublishPlace> thisComputer() const override;
    void reachThisComputer(ui::Then<void> then) override;
    void reach(const std::string& url, ui::Then<void> then) override;
    void signIn(const ui::DestinationSettings& server, const std::string& password,
                ui::Then<ui::ServerSignIn> then) override;
    void publishPlace(const ui::DestinationSettings& server, const std::string& token,
                      ui::Then<ui::PlaceAnswer> then) override;
    void viewers(const std::string& statusUrl, ui::Then<std::int64_t> then) override;

private:
    template <class T>
    void answer(boost::asio::awaitable<Result<T>> question, ui::Then<T> then);

    std::optional<Result<ui::PublishPlace>> m_local;
    std::vector<ui::Then<void>> m_awaitLocal;
    std::shared_ptr<const Clock> m_clock;
    net::IoPool m_pool;
    std::shared_ptr<apiclient::ApiClient> m_client;
};

}  // namespace sigma::app
