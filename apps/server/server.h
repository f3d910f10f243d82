#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "concord/result.h"

namespace concord::server {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8090;  ///< 0: any free port
    unsigned threads = 0;       ///< 0: as many as there are cores, and 8 at least
};

/// Serves a store over HTTP until it is destroyed.
///
/// Answers GET and HEAD only, and only to names of this machine (against DNS rebinding). Each
/// thread reads through a connection of its own. Idle connections cost a descriptor, no thread.
class Server {
public:
    /// errors  what Store::open reports; usage for an address that is none; io when the address
    ///         is taken or not allowed
    [[nodiscard]] static Result<Server> start(const std::string& store_path,
                                              const ServerOptions& options);
    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    [[nodiscard]] std::uint16_t port() const;

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// True when a Host header names this machine: localhost, 127.0.0.1 or [::1], or the address
/// that the server was told to listen on, each with or without a port.
[[nodiscard]] bool is_own_host(std::string_view host, std::string_view address);

}  // namespace concord::server
