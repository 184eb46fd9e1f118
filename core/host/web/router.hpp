// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/router.hpp
/// Finds the route for a method and a path, and the path for a route. Immutable once built.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/http.hpp>

#include "plugins/contributions.hpp"

namespace plenaria::host {

using OwnedRoute = Owned<Route>;

class Router {
public:
    /// @throws std::logic_error when two routes have the same method and path, or the same name. The loader
    /// has
    ///         checked plugins against each other before; this is the last line.
    explicit Router(std::shared_ptr<const Contributions> contributions);

    struct Match {
        const OwnedRoute* found = nullptr;  ///< null: no such path, or not with this method
        std::map<std::string, std::string, std::less<>> values = {};
        std::vector<Method> allowed = {};  ///< when the path exists, but not with this method
    };
    /// What the path can be asked with; empty when there is no such path.
    [[nodiscard]] std::vector<Method> methods(std::string_view path) const;
    /// A literal segment wins over a placeholder, segment by segment.
    [[nodiscard]] Match match(Method method, std::string_view path) const;

    /// Values that are no placeholder become the query, percent-encoded.
    /// @throws std::logic_error for an unknown name or a placeholder without a value.
    [[nodiscard]] std::string path(std::string_view name, const UrlValues& values) const;

    [[nodiscard]] const OwnedRoute* named(std::string_view name) const;
    [[nodiscard]] const std::vector<OwnedRoute>& all() const { return contributions_->routes; }

private:
    struct Node {
        std::map<std::string, Node, std::less<>> literals = {};
        std::unique_ptr<Node> placeholder = {};
        std::map<Method, const OwnedRoute*> here = {};
    };
    static const Node* find(const Node& node, const std::vector<std::string_view>& segments, std::size_t at);

    std::shared_ptr<const Contributions> contributions_;
    Node root_;
    std::map<std::string, const OwnedRoute*, std::less<>> by_name_;
};

/// "a b/é" as "a%20b%2F%C3%A9": one segment of a path or one value of a query.
std::string percent_encode(std::string_view text);
std::string_view text_of(Method method);  ///< "GET"
/// "HEAD" is answered as GET.
std::optional<Method> method_of(std::string_view text);

}  // namespace plenaria::host
