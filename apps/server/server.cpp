// HTTP by libmicrohttpd: a pool of threads, each waiting on epoll for many connections, so that
// idle ones hold nothing up. This file turns a connection into a Request and a Response into bytes;
// what is shown is decided in site.cpp.

#include "server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "page.h"
#include "site.h"

namespace concord::server {
namespace {

constexpr unsigned max_connections = 1000;
constexpr unsigned least_threads = 8;  ///< a few slow answers leave threads for the quick ones
constexpr unsigned idle_seconds = 20;
constexpr std::size_t memory_per_connection = 32768;

/// Hands every thread a store of its own.
class StorePerThread {
public:
    explicit StorePerThread(std::string path) : path_(std::move(path)) {}

    /// The reference lives as long as this object.
    Result<const Store*> mine() {
        const std::lock_guard lock(mutex_);
        const auto found = stores_.find(std::this_thread::get_id());
        if (found != stores_.end()) return &found->second;
        auto opened = Store::open(path_, Access::read_only);
        if (!opened) return tl::unexpected(opened.error());
        return &stores_.emplace(std::this_thread::get_id(), std::move(*opened)).first->second;
    }

private:
    std::string path_;
    std::mutex mutex_;
    std::map<std::thread::id, Store> stores_;
};

struct Site {
    StorePerThread stores;
    std::string address;
};

MHD_Result add_parameter(void* request, MHD_ValueKind, const char* key, const char* value) {
    static_cast<Request*>(request)->query.emplace_back(key, value == nullptr ? "" : value);
    return MHD_YES;
}

void add_headers(MHD_Response* response, const Response& answer) {
    MHD_add_response_header(response, "Content-Type", answer.type.c_str());
    MHD_add_response_header(response, "Content-Security-Policy", site_policy().data());
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
    MHD_add_response_header(response, "Cross-Origin-Opener-Policy", "same-origin");
    MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
    // Assets bear a version in their address; pages follow the store, which may be rebuilt.
    const bool is_asset =
        answer.type.starts_with("text/css") || answer.type.starts_with("text/javascript");
    MHD_add_response_header(response, "Cache-Control", is_asset ? "max-age=86400" : "no-cache");
    if (!answer.next.empty()) {
        const std::string link = '<' + answer.next + ">; rel=\"next\"";
        MHD_add_response_header(response, "Link", link.c_str());
    }
    if (answer.status == 405) MHD_add_response_header(response, "Allow", "GET, HEAD");
}

MHD_Result send(MHD_Connection* connection, Response answer) {
    // The library's buffer modes copy or free; it asks for a pointer that it does not change.
    MHD_Response* response = MHD_create_response_from_buffer(
        answer.body.size(), answer.body.data(), MHD_RESPMEM_MUST_COPY);
    if (response == nullptr) return MHD_NO;
    add_headers(response, answer);
    const MHD_Result queued =
        MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
    MHD_destroy_response(response);
    return queued;
}

Response answer_for(Site& site,
                    MHD_Connection* connection,
                    const char* url,
                    std::string_view method) {
    if (method != "GET" && method != "HEAD") {
        return error_page(405, "Only for reading", "This site answers GET and HEAD only.");
    }
    const char* host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
    if (host == nullptr || !is_own_host(host, site.address)) {
        return error_page(
            403, "Another name", "This site answers to the names of its machine only.");
    }
    const Result<const Store*> store = site.stores.mine();
    if (!store) {
        return error_page(500, "The store could not be read", store.error().message);
    }
    Request request;
    request.path = url;
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, add_parameter, &request);
    return respond(**store, request);
}

/// Called once when the headers are there, again for each piece of a body (which is dropped), and
/// once at the end.
MHD_Result handle(void* site,
                  MHD_Connection* connection,
                  const char* url,
                  const char* method,
                  const char* /*version*/,
                  const char* /*upload*/,
                  std::size_t* upload_size,
                  void** state) {
    if (*state == nullptr) {
        *state = site;
        return MHD_YES;
    }
    if (*upload_size != 0) {
        *upload_size = 0;
        return MHD_YES;
    }
    return send(connection, answer_for(*static_cast<Site*>(site), connection, url, method));
}

/// A socket address of either family.
struct Address {
    sockaddr_storage storage = {};
    bool is_v6 = false;
};

std::optional<Address> parse_address(const std::string& text, std::uint16_t port) {
    Address address;
    sockaddr_in v4 = {};
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    sockaddr_in6 v6 = {};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    const std::string_view name = text == "localhost" ? "127.0.0.1" : std::string_view(text);
    if (inet_pton(AF_INET, std::string(name).c_str(), &v4.sin_addr) == 1) {
        std::copy_n(reinterpret_cast<const char*>(&v4),
                    sizeof v4,
                    reinterpret_cast<char*>(&address.storage));
        return address;
    }
    if (inet_pton(AF_INET6, std::string(name).c_str(), &v6.sin6_addr) == 1) {
        std::copy_n(reinterpret_cast<const char*>(&v6),
                    sizeof v6,
                    reinterpret_cast<char*>(&address.storage));
        address.is_v6 = true;
        return address;
    }
    return std::nullopt;
}

/// The host of a Host header without its port; nothing when the port is not a number.
std::optional<std::string_view> without_port(std::string_view host) {
    const bool is_bracketed = host.starts_with('[');
    const std::size_t name_end = is_bracketed ? host.find(']') : host.find(':');
    if (is_bracketed && name_end == std::string_view::npos) return std::nullopt;
    const std::string_view name =
        is_bracketed ? host.substr(0, name_end + 1) : host.substr(0, name_end);
    std::string_view rest = host.substr(name.size());
    if (rest.empty()) return name;
    if (rest.front() != ':' || rest.size() < 2 || rest.size() > 6) return std::nullopt;
    rest.remove_prefix(1);
    const bool is_number =
        std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
    return is_number ? std::optional(name) : std::nullopt;
}

bool is_localhost(std::string_view name) {
    constexpr std::string_view localhost = "localhost";
    return std::equal(
        name.begin(), name.end(), localhost.begin(), localhost.end(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
        });
}

}  // namespace

// Any port is accepted: a tunnel (ssh -L) puts the site behind another one, and what rebinding
// needs is a foreign name.
bool is_own_host(std::string_view host, std::string_view address) {
    const auto name = without_port(host);
    if (!name || name->empty()) return false;
    if (is_localhost(*name) || *name == "127.0.0.1" || *name == "[::1]") return true;
    std::string_view bare = *name;
    if (bare.front() == '[') bare = bare.substr(1, bare.size() - 2);
    if (bare == address) return true;
    // Listening on every address: a number cannot be rebound, a name can.
    const bool is_everywhere = address == "0.0.0.0" || address == "::";
    return is_everywhere && parse_address(std::string(bare), 0).has_value() && bare != "localhost";
}

struct Server::State {
    Site site;
    MHD_Daemon* daemon = nullptr;

    State(const std::string& path, std::string address)
        : site{StorePerThread(path), std::move(address)} {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (daemon != nullptr) MHD_stop_daemon(daemon);
    }
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::start(const std::string& store_path, const ServerOptions& options) {
    const auto address = parse_address(options.address, options.port);
    if (!address) {
        return tl::unexpected(
            Error{ErrorKind::usage, options.address + " is not an IP address", 0});
    }
    // Opened here once so that a wrong path is told at the start, not at the first request.
    const auto probe = Store::open(store_path, Access::read_only);
    if (!probe) return tl::unexpected(probe.error());
    auto state = std::make_unique<State>(store_path, options.address);
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned usual = std::clamp(cores, least_threads, 16U);
    const unsigned threads = options.threads == 0 ? usual : options.threads;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD;
    if (address->is_v6) flags |= MHD_USE_IPv6;
    state->daemon = MHD_start_daemon(flags,
                                     options.port,
                                     nullptr,
                                     nullptr,
                                     &handle,
                                     &state->site,
                                     MHD_OPTION_SOCK_ADDR,
                                     reinterpret_cast<const sockaddr*>(&address->storage),
                                     MHD_OPTION_THREAD_POOL_SIZE,
                                     threads > 1 ? threads : 0U,
                                     MHD_OPTION_CONNECTION_LIMIT,
                                     max_connections,
                                     MHD_OPTION_CONNECTION_TIMEOUT,
                                     idle_seconds,
                                     MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                                     memory_per_connection,
                                     MHD_OPTION_LISTENING_ADDRESS_REUSE,
                                     1U,
                                     MHD_OPTION_END);
    if (state->daemon == nullptr) {
        return tl::unexpected(Error{ErrorKind::io,
                                    "cannot listen on " + options.address + " port " +
                                        std::to_string(options.port) +
                                        ": is another program using it?",
                                    0});
    }
    return Server(std::move(state));
}

std::uint16_t Server::port() const {
    const MHD_DaemonInfo* info = MHD_get_daemon_info(state_->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info == nullptr ? std::uint16_t(0) : info->port;
}

}  // namespace concord::server
