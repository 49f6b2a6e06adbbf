#include "core/thumbnails/thumbnail_finder.h"

#include <atomic>
#include <exception>
#include <optional>
#include <thread>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "core/base/published.h"
#include "core/httpclient/http_client.h"
#include "core/player/network/range_answer.h"
#include "core/thumbnails/thumbnail_book.h"

namespace sigma::thumbnails {
namespace {

namespace asio = boost::asio;
using httpclient::HttpAnswer;

constexpr std::size_t kMostFileBytes = 8U << 20;
constexpr std::chrono::seconds kPatience(8);
constexpr std::chrono::seconds kPatienceAtTheEnd(2);

httpclient::HttpGet getOf(const FilePart& part) {
    httpclient::HttpGet get{.url = part.url, .acceptsGzip = !part.range};
    if (part.range) {
        get.headers.emplace_back("Range", hls::toRangeHeader(*part.range));
        get.maxBodyBytes = player::mostBytesFor(*part.range);
    }
    return get;
}

}  // namespace

/// Book and client live on the thread, and are touched there alone. Outlives the finder for as
/// long as a request of it has not ended.
class ThumbnailFinder::Session {
public:
    Session(player::PlayerThumbnails source, std::string userAgent,
            std::shared_ptr<const Clock> clock)
        : m_clock(std::move(clock)) {
        httpclient::HttpClientOptions options;
        options.maxBodyBytes = kMostFileBytes;
        options.maxConnections = 1;
        options.userAgent = std::move(userAgent);
        m_loader = std::make_shared<Loader>(m_context, *m_clock, std::move(source),
                                            std::move(options), m_found);
        m_thread = std::jthread([this] { run(); });
    }

    ~Session() {
        asio::post(m_context, [this] {
            m_loader->stop();
            m_work.reset();
            m_context.stop();
        });
    }

    std::shared_ptr<const Thumbnail> look(const ThumbnailPlace& place) {
        m_wanted.store(std::make_shared<const ThumbnailPlace>(place));
        if (!m_isPosted.exchange(true)) {
            asio::post(m_context, [this, loader = m_loader] {
                // First, so that a place that comes while this one is read is posted.
                m_isPosted.exchange(false);
                loader->look(*m_wanted.load());
            });
        }
        return m_found.load();
    }

    void stop() {
        asio::post(m_context, [loader = m_loader] { loader->stop(); });
    }

private:
    struct Loader : std::enable_shared_from_this<Loader> {
        Loader(asio::io_context& toRunOn, const Clock& clock, player::PlayerThumbnails source,
               httpclient::HttpClientOptions options, Published<Thumbnail>& toTell)
            : context(toRunOn),
              client(context.get_executor(), clock, std::move(options)),
              book(std::move(source), clock),
              found(toTell) {}

        void look(const ThumbnailPlace& place) {
            wanted = place;
            found.store(book.find(place));
            if (underWay == nullptr) {
                if (const auto part = book.missing(place)) {
                    underWay = std::make_shared<httpclient::Cancellation>();
                    asio::co_spawn(context, load(shared_from_this(), *part), asio::detached);
                }
            }
        }

        static asio::awaitable<void> load(std::shared_ptr<Loader> self, FilePart part) {
            const auto cancellation = self->underWay;
            Result<HttpAnswer> answer = Error{ErrorCode::kIo, "nothing was asked"};
            try {
                httpclient::HttpGet get = getOf(part);
                get.cancellation = cancellation;
                auto getting = self->client.get(std::move(get), kPatience);
                answer = co_await std::move(getting);
            } catch (const std::exception& exception) {
                answer = Error{ErrorCode::kIo, exception.what()};
            }
            self->underWay.reset();
            if (!cancellation->isCancelled()) {
                self->book.take(part, answer);
                self->look(self->wanted);
            }
        }

        void stop() {
            if (underWay != nullptr) {
                underWay->cancel();
            }
        }

        asio::io_context& context;
        httpclient::HttpClient client;
        ThumbnailBook book;
        Published<Thumbnail>& found;
        ThumbnailPlace wanted;
        std::shared_ptr<httpclient::Cancellation> underWay;
    };

    void run() {
        m_context.run();
        m_context.restart();
        m_loader.reset();
        m_context.run_for(kPatienceAtTheEnd);
    }

    std::shared_ptr<const Clock> m_clock;
    Published<Thumbnail> m_found;
    Published<ThumbnailPlace> m_wanted;    ///< the newest; those before it may never be looked at
    std::atomic<bool> m_isPosted = false;  ///< somebody will look at m_wanted
    asio::io_context m_context{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_context.get_executor()};
    std::shared_ptr<Loader> m_loader;
    std::jthread m_thread;
};

ThumbnailFinder::ThumbnailFinder(player::PlayerThumbnails source, std::string userAgent,
                                 std::shared_ptr<const Clock> clock)
    : m_session(
          std::make_unique<Session>(std::move(source), std::move(userAgent), std::move(clock))) {}

ThumbnailFinder::~ThumbnailFinder() = default;

std::shared_ptr<const Thumbnail> ThumbnailFinder::look(const ThumbnailPlace& place) {
    return m_session->look(place);
}

void ThumbnailFinder::stop() {
    m_session->stop();
}

}  // namespace sigma::thumbnails
