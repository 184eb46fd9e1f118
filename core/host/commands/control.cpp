// SPDX-License-Identifier: EUPL-1.2
#include "commands/control.hpp"

#include <chrono>
#include <optional>
#include <thread>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "commands/handed_files.hpp"
#include "http/local_client.hpp"
#include "http/server.hpp"

namespace plenaria::host {

namespace {

/// Commands take turns in a folder; a host that is about to serve from it runs them once it does.
constexpr std::chrono::seconds longest_turn{60};

std::filesystem::path socket_path(const std::filesystem::path& data_dir) {
    return std::filesystem::absolute(data_dir) / "control.sock";
}

nlohmann::json to_json(const Arguments& arguments) {
    return {{"command", arguments.command}, {"words", arguments.words},   {"options", arguments.options},
            {"raw", arguments.raw},         {"folder", arguments.folder}, {"handed", arguments.handed}};
}

Arguments from_json(const nlohmann::json& json) {
    Arguments arguments{.command = json.at("command").get<std::string>(),
                        .words = json.at("words").get<std::vector<std::string>>()};
    for (const auto& [name, value] : json.at("options").items())
        arguments.options[name] = value.get<std::string>();
    arguments.raw = json.at("raw").get<std::vector<std::string>>();
    arguments.folder = json.at("folder").get<std::string>();
    for (const auto& [word, path] : json.at("handed").items())
        arguments.handed[word] = path.get<std::string>();
    return arguments;
}

HttpResponse answer(Host& host, HttpRequest& request) {
    HttpResponse response;
    const auto body = request.read_body(1024UL * 1024);
    if (!body) {
        response.status = 400;
        return response;
    }
    const auto arguments = from_json(nlohmann::json::parse(*body));
    Output out;
    const int code = run_on_host(host, arguments, out);
    const nlohmann::json said{{"code", code}, {"text", out.text}, {"complaints", out.complaints}};
    response.body = said.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    response.set("Content-Type", "application/json");
    return response;
}

/// @return nothing when no host serves from that folder.
std::optional<int> run_there(const std::filesystem::path& data_dir, Arguments arguments, Output& out) {
    if (!host_serves_from(data_dir)) return std::nullopt;
    arguments.folder = std::filesystem::current_path().string();
    HandedFolder files(data_dir);
    files.take_files_of(arguments);
    const auto reply = post_over_socket(socket_path(data_dir), "/command", to_json(arguments).dump());
    if (!reply)
        return out.complain(
            {.code = ErrorCode::unavailable,
             .message = "The host that serves from {folder} did not finish the command; its log says why.",
             .values = {{"folder", data_dir.string()}}});
    const auto json = nlohmann::json::parse(*reply);
    out.text += json.at("text").get<std::string>();
    out.complaints += json.at("complaints").get<std::string>();
    return json.at("code").get<int>();
}

}  // namespace

ControlSocket::ControlSocket(Host& host) {
    const auto path = socket_path(host.config().data_dir);
    std::filesystem::remove(path);
    // Two: a backup may take minutes, and whoever is locked out should not wait for it.
    server_ = std::make_unique<HttpServer>(HttpOptions{.address = "unix:" + path.string(), .workers = 2},
                                           [&host](HttpRequest& request) { return answer(host, request); });
    // Of the owner only from its first moment on.
    const auto mask = umask(0177);
    try {
        server_->start();
    } catch (...) {
        umask(mask);
        throw;
    }
    umask(mask);
    std::filesystem::permissions(path,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

ControlSocket::~ControlSocket() { server_->stop(); }

bool host_serves_from(const std::filesystem::path& data_dir) {
    const auto path = socket_path(data_dir).string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return false;
    path.copy(address.sun_path, path.size());
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    // One that nobody listens on was left behind by a host that was killed.
    const bool answers = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    return answers;
}

int run_here_or_there(const Arguments& arguments, Output& out) {
    auto config = configured(arguments);
    if (!config) return out.complain(config.error());
    const auto folder = config->data_dir;
    // On MySQL other hosts may serve from the same tables: only who says so changes them.
    const auto migrations = config->mysql.empty() ? Migrations::apply : Migrations::check_only;
    Host host(*std::move(config));
    const auto give_up = std::chrono::steady_clock::now() + longest_turn;
    while (true) {
        if (const auto code = run_there(folder, arguments, out)) return *code;
        const auto ours = host.take_folder();
        if (!ours) return out.complain(ours.error());
        if (*ours || std::chrono::steady_clock::now() > give_up) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    if (auto opened = host.open(migrations); !opened) return out.complain(opened.error());
    if (auto started = host.start_plugins(); !started) return out.complain(started.error());
    return run_on_host(host, arguments, out);
}

}  // namespace plenaria::host
