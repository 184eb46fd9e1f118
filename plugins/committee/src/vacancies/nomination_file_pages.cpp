// SPDX-License-Identifier: EUPL-1.2
#include "nomination_file_pages.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "../ledger/common_pages.hpp"
#include "nominate_pages.hpp"
#include "nomination_file_service.hpp"

namespace plenaria::committee::vacancies {

namespace {

constexpr long long kilobyte = 1000;

/// Of the file that was chosen; empty when none was.
struct Sent {
    std::string name, bytes;
};

Sent sent_file(const Request& request) {
    for (const auto& upload : request.uploads) {
        if (upload.field != "file" || upload.name.empty()) continue;
        // One byte more than is taken says that it is too large; the rest is not read.
        std::string bytes(std::min<std::uint64_t>(upload.size, largest_sent_file + 1), '\0');
        std::ifstream file(upload.path, std::ios::binary);
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        bytes.resize(static_cast<std::size_t>(file.gcount()));
        return {upload.name, std::move(bytes)};
    }
    return {};
}

Result<Reply> download(Result<ReadFile> read) {
    if (!read) return std::move(read).error();
    return Download{read->file.name, read->file.content_type, std::move(read->bytes)};
}

/// The small picture of a photograph; empty when it is none, or when pictures are not made here.
std::string portrait_of(const VacancyTools& tools, const std::string& bytes) {
    const auto format = recognise_file(bytes);
    if (tools.press == nullptr || !format || format->kind != FileKind::image) return {};
    auto picture = tools.press->photo(bytes);
    return picture ? *std::move(picture) : std::string();
}

Redirect back(const std::string& vacancy, RequestScope& scope) {
    return Redirect{scope.url("committee.nominate", {{"vacancy", vacancy}}) + "#files"};
}

}  // namespace

Model::List file_rows(const std::vector<NominationFile>& files, const Locale& locale,
                      const std::function<std::string(const std::string& file)>& url,
                      const std::function<std::string(const std::string& file)>& remove_url) {
    Model::List rows;
    for (const auto& each : files)
        rows.push_back({{"name", each.name},
                        {"url", url(each.id)},
                        {"size", locale.t("{size} KB",
                                          {{"size", locale.number((each.size + kilobyte - 1) / kilobyte)}})},
                        {"may_remove", remove_url != nullptr},
                        {"remove_url", remove_url ? remove_url(each.id) : std::string()}});
    return rows;
}

Result<Reply> nomination_file(const VacancyTools&, const Request& request, RequestScope& scope) {
    return download(scope.db().read([&](UnitOfWork& uow) {
        return read_file(uow, request.path_value("nomination"), request.path_value("file"));
    }));
}

Result<Reply> own_file(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return download(scope.db().read([&](UnitOfWork& uow) -> Result<ReadFile> {
        const auto own = own_call(uow, *tools.directory, scope.actor(), request.path_value("vacancy"));
        if (!own) return own.error();
        return read_file(uow, own->nomination ? own->nomination->id : std::string(),
                         request.path_value("file"));
    }));
}

Result<Reply> send_file_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    const auto sent = sent_file(request);
    // Before the transaction: it takes a while, and holds nobody else up.
    const auto portrait = portrait_of(tools, sent.bytes);
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (sent.name.empty()) {
            if (auto own = own_call(uow, *tools.directory, scope.actor(), id); !own)
                return std::move(own).error();
            return ledger::refuse_if_any({{"file", /*t*/ "Choose a file first."}});
        }
        return send_file(uow, *tools.directory, scope.actor(), id, sent.name, sent.bytes, portrait);
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return nominate_page_with(tools, request, scope, done.error());
    }
    scope.notice(scope.locale().t("The file was received."));
    return back(id, scope);
}

Result<Reply> remove_file_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return take_file_away(uow, *tools.directory, scope.actor(), id, request.path_value("file"));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return nominate_page_with(tools, request, scope, done.error());
    }
    scope.notice(scope.locale().t("The file was removed."));
    return back(id, scope);
}

}  // namespace plenaria::committee::vacancies
