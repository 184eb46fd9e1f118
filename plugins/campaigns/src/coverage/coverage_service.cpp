// SPDX-License-Identifier: EUPL-1.2
#include "coverage_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

std::string coverage_subject(const std::string& id) { return "campaigns.coverage/" + id; }

Document coverage_json(const CoverageFacts& facts) {
    return {{"link", facts.link},
            {"outlet", facts.outlet},
            {"country", facts.country},
            {"language", facts.language},
            {"day", facts.on ? plenaria::to_text(*facts.on) : std::string()},
            {"tone", facts.tone},
            {"reach", facts.reach},
            {"city", facts.city_ref},
            {"output", facts.output_id}};
}

/// @param own id of the entry that is changed; empty: a new one
Result<CoverageFacts> checked_coverage(UnitOfWork& uow, const Campaign& campaign, const CoverageFacts& wish,
                                       const std::string& own) {
    auto facts = tidy(wish);
    std::vector<FieldError> problems;
    check(facts, to_local(uow.now(), campaign.facts.zone).day, problems);
    const auto outputs = outputs_of(uow, campaign.id);
    if (!facts.output_id.empty() && std::none_of(outputs.begin(), outputs.end(), [&](const Output& each) {
            return each.id == facts.output_id;
        }))
        problems.push_back({"output", /*t*/ "Choose a text of this campaign."});
    std::string first;
    if (problems.empty()) {
        const auto other = coverage_with(uow, campaign.id, sha256_hex(normalised_link(facts.link)));
        if (other && *other != own) {
            first = *other;
            problems.push_back({"link", /*t*/ "This link is in the log already."});
        }
    }
    if (auto good = refuse_if_any(std::move(problems)); !good) {
        auto error = good.error();
        if (!first.empty()) error.detail = first;
        return error;
    }
    return facts;
}

struct CoveragePlace {
    Campaign campaign;
    Coverage coverage;
};

Result<CoveragePlace> lock_coverage(UnitOfWork& uow, const std::string& id) {
    const auto found = find_coverage(uow, id);
    if (!found) return coverage_unknown(id);
    auto campaign = lock_campaign(uow, found->campaign_id);
    if (!campaign) return std::move(campaign).error();
    auto now = find_coverage(uow, id);
    if (!now) return coverage_unknown(id);
    return CoveragePlace{*std::move(campaign), *std::move(now)};
}

}  // namespace

Error coverage_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This entry is not in the coverage log.", id};
}

Result<std::string> add_coverage(UnitOfWork& uow, const CampaignTools&, const Actor& actor,
                                 const std::string& campaign_id, const CoverageFacts& wish) {
    const auto campaign = lock_campaign(uow, campaign_id);
    if (!campaign) return campaign.error();
    const auto facts = checked_coverage(uow, *campaign, wish, "");
    if (!facts) return facts.error();
    const Coverage coverage{.id = new_id(), .campaign_id = campaign_id, .facts = *facts};
    insert(uow, coverage, sha256_hex(normalised_link(facts->link)));
    uow.record(actor, "campaigns.add_coverage", coverage_subject(coverage.id), "",
               compact(coverage_json(*facts)));
    return coverage.id;
}

Result<void> change_coverage(UnitOfWork& uow, const CampaignTools&, const Actor& actor, const std::string& id,
                             const CoverageFacts& wish, int revision) {
    auto place = lock_coverage(uow, id);
    if (!place) return place.error();
    auto& coverage = place->coverage;
    const auto facts = checked_coverage(uow, place->campaign, wish, id);
    if (!facts) return facts.error();
    const auto before = coverage.facts;
    if (before.link != facts->link) {
        coverage.looked.clear();
        coverage.looked_at = std::nullopt;
    }
    coverage.facts = *facts;
    coverage.revision = revision;
    if (!update(uow, coverage, sha256_hex(normalised_link(facts->link))))
        return changed_meanwhile(coverage_subject(id));
    uow.record(actor, "campaigns.change_coverage", coverage_subject(id), compact(coverage_json(before)),
               compact(coverage_json(*facts)));
    return {};
}

Result<void> remove_entry(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto place = lock_coverage(uow, id);
    if (!place) return place.error();
    remove_coverage(uow, id);
    uow.record(actor, "campaigns.remove_coverage", coverage_subject(id),
               compact(coverage_json(place->coverage.facts)), "");
    return {};
}

Result<void> note_look(UnitOfWork& uow, const Actor& actor, const std::string& id,
                       const std::string& looked) {
    auto place = lock_coverage(uow, id);
    if (!place) return place.error();
    auto& coverage = place->coverage;
    if (looked != "there" && looked != "gone")
        return refuse_if_any({{"looked", /*t*/ "Choose what you saw."}});
    const auto before = coverage.looked;
    coverage.looked = looked;
    coverage.looked_at = uow.now();
    if (!update(uow, coverage, sha256_hex(normalised_link(coverage.facts.link))))
        return changed_meanwhile(coverage_subject(id));
    uow.record(actor, "campaigns.note_look", coverage_subject(id), compact({{"looked", before}}),
               compact({{"looked", looked}}));
    return {};
}

std::vector<FileKind> clipping_kinds() { return {FileKind::pdf, FileKind::image}; }

Result<void> add_clipping(UnitOfWork& uow, const Actor& actor, const std::string& id, const std::string& name,
                          const std::string& bytes) {
    const auto place = lock_coverage(uow, id);
    if (!place) return place.error();
    std::vector<FieldError> problems;
    if (const auto refusal = refuse_file(bytes, name, clipping_kinds()))
        problems.push_back({"file", std::string(words_of(*refusal))});
    else if (clippings_of(uow, id).size() >= most_clippings)
        problems.push_back({"file", /*t*/ "An entry has at most 10 files."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    const auto format = recognise_file(bytes);
    const Clipping clipping{.id = new_id(),
                            .coverage_id = id,
                            .name = safe_file_name(name, *format),
                            .content_type = std::string(format->content_type),
                            .sha256 = uow.keep_file(bytes, format->content_type)};
    insert(uow, clipping);
    uow.record(actor, "campaigns.add_clipping", coverage_subject(id), "",
               compact({{"sha256", clipping.sha256}}));
    return {};
}

Result<std::string> add_partner(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id,
                                const std::string& name) {
    const auto campaign = lock_campaign(uow, campaign_id);
    if (!campaign) return campaign.error();
    constexpr std::size_t most_partners = 200;
    constexpr unsigned code_bits = 40;
    const auto all = partners_of(uow, campaign_id);
    const Partner partner{
        .id = new_id(), .campaign_id = campaign_id, .name = trim(name), .code = random_hex(code_bits)};
    std::vector<FieldError> problems;
    if (partner.name.empty()) problems.push_back({"partner", /*t*/ "Write the name of the partner."});
    check_text("partner", partner.name, longest_name, problems);
    if (std::any_of(all.begin(), all.end(),
                    [&](const Partner& each) { return fold(each.name) == fold(partner.name); }))
        problems.push_back({"partner", /*t*/ "This partner has a link already."});
    if (all.size() >= most_partners)
        problems.push_back({"partner", /*t*/ "A campaign has at most 200 links of partners."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    insert(uow, partner);
    uow.record(actor, "campaigns.add_partner", campaign_subject(campaign_id), "",
               compact({{"partner", partner.id}}));
    return partner.id;
}

}  // namespace plenaria::campaigns
