// SPDX-License-Identifier: EUPL-1.2
#include "web/router.hpp"

#include <stdexcept>

namespace plenaria::host {

namespace {

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> segments;
    std::size_t at = 1;  // behind the first slash
    while (at <= path.size() && path.size() > 1) {
        const auto end = std::min(path.find('/', at), path.size());
        segments.push_back(path.substr(at, end - at));
        at = end + 1;
    }
    return segments;
}

bool is_placeholder(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

}  // namespace

std::string percent_encode(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

std::string_view text_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::del:
            return "DELETE";
    }
    return "";
}

Router::Router(std::shared_ptr<const Contributions> contributions)
    : contributions_(std::move(contributions)) {
    for (const auto& owned : contributions_->routes) {
        const auto& route = owned.what;
        if (!by_name_.emplace(route.name, &owned).second)
            throw std::logic_error("two routes are named " + route.name);
        Node* node = &root_;
        for (const auto segment : split(route.path)) {
            if (is_placeholder(segment)) {
                if (!node->placeholder) node->placeholder = std::make_unique<Node>();
                node = node->placeholder.get();
            } else {
                node = &node->literals[std::string(segment)];
            }
        }
        if (!node->here.emplace(route.method, &owned).second)
            throw std::logic_error("two routes answer " + std::string(text_of(route.method)) + " " +
                                   route.path);
    }
}

const Router::Node* Router::find(const Node& node, const std::vector<std::string_view>& segments,
                                 std::size_t at) {
    if (at == segments.size()) return node.here.empty() ? nullptr : &node;
    if (const auto literal = node.literals.find(segments[at]); literal != node.literals.end())
        if (const auto* found = find(literal->second, segments, at + 1)) return found;
    if (node.placeholder && !segments[at].empty()) return find(*node.placeholder, segments, at + 1);
    return nullptr;
}

std::vector<Method> Router::methods(std::string_view path) const {
    std::vector<Method> all;
    if (const auto* node = find(root_, split(path), 0))
        for (const auto& [method, route] : node->here) all.push_back(method);
    return all;
}

Router::Match Router::match(Method method, std::string_view path) const {
    const auto segments = split(path);
    const auto* node = find(root_, segments, 0);
    if (node == nullptr) return {};
    Match match;
    const auto found = node->here.find(method);
    if (found == node->here.end()) {
        match.allowed = methods(path);
        return match;
    }
    match.found = found->second;
    const auto pattern = split(match.found->what.path);
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (is_placeholder(pattern[i]))
            match.values.emplace(pattern[i].substr(1, pattern[i].size() - 2), segments[i]);
    return match;
}

std::string Router::path(std::string_view name, const UrlValues& values) const {
    const auto* owned = named(name);
    if (owned == nullptr) throw std::logic_error("no route is named " + std::string(name));
    std::string path;
    std::size_t used = 0;
    for (const auto segment : split(owned->what.path)) {
        path += '/';
        if (!is_placeholder(segment)) {
            path += segment;
            continue;
        }
        const auto value = values.find(std::string(segment.substr(1, segment.size() - 2)));
        if (value == values.end())
            throw std::logic_error("route " + std::string(name) + " lacks a value for " +
                                   std::string(segment));
        path += percent_encode(value->second);
        ++used;
    }
    if (path.empty()) path = "/";
    if (used == values.size()) return path;
    char separator = '?';
    for (const auto& [key, value] : values) {
        if (owned->what.path.find('{' + key + '}') != std::string::npos) continue;
        path += separator;
        path += percent_encode(key);
        path += '=';
        path += percent_encode(value);
        separator = '&';
    }
    return path;
}

const OwnedRoute* Router::named(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

std::optional<Method> method_of(std::string_view text) {
    if (text == "GET" || text == "HEAD") return Method::get;
    if (text == "POST") return Method::post;
    if (text == "PUT") return Method::put;
    if (text == "PATCH") return Method::patch;
    if (text == "DELETE") return Method::del;
    return std::nullopt;
}

}  // namespace plenaria::host
