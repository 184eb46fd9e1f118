// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/search_repository.hpp
/// Looking things up in core_search, which is filled through UnitOfWork::index.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct SearchHit {
    std::string subject;
    std::string plugin;
    std::string title;
    std::string kind;
    std::string path;
};

/// What holds a word beginning with each of `words` (folded), and what `actor` may see; at most 500, by
/// title.
std::vector<SearchHit> find_hits(UnitOfWork& uow, const std::vector<std::string>& words, const Actor& actor);

}  // namespace plenaria::host
