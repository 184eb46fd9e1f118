// SPDX-License-Identifier: EUPL-1.2
#include "kit.hpp"

#include <atomic>
#include <map>
#include <set>

#include <plenaria/id.hpp>

#include "../plan/campaign_repository.hpp"
#include "face_service.hpp"

namespace plenaria::campaigns {

namespace {

/// What is being made at this moment: whoever reads slowly holds nobody up.
std::atomic<int>& kits_in_making() {
    static std::atomic<int> count = 0;
    return count;
}

struct Making {
    Making() { ++kits_in_making(); }
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;
    ~Making() { --kits_in_making(); }
};

/// "a.pdf" is "a-2.pdf" the second time.
std::string free_name(const std::string& name, std::set<std::string>& taken) {
    const auto dot = name.rfind('.');
    for (int number = 1;; ++number) {
        auto wanted = name;
        if (number > 1)
            wanted.insert(dot == std::string::npos ? name.size() : dot, '-' + std::to_string(number));
        if (taken.insert(wanted).second) return wanted;
    }
}

/// Converting takes a second: what was made of the same words before is taken from there.
Result<std::string> converted(const CampaignTools& tools, DocumentFormat format, const std::string& html) {
    const auto key = sha256_hex((format == DocumentFormat::pdf ? "kit pdf 1 " : "kit docx 1 ") + html);
    if (auto kept = tools.parts->find(key)) return *std::move(kept);
    auto made = tools.documents->convert(format, html);
    if (made) static_cast<void>(tools.parts->keep(key, *made));
    return made;
}

class Packer {
public:
    Packer(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign, const Locale& locale)
        : uow_(uow), tools_(tools), campaign_(campaign), locale_(locale) {}

    void add_texts(const std::vector<ReleasedText>& texts, KitOf whose) {
        std::map<std::string, std::vector<const ReleasedText*>> documents;
        for (const auto& text : texts) {
            const auto kind = kind_word(text.output) + '-' + text.city.language;
            const auto own = file_word(text.city.name) + '-' + kind;
            add("texts/" + own + ".txt", "SHA-256 " + text.hash,
                [bytes = text_file(text.title, text.body)]() -> Result<std::string> { return bytes; });
            if (text.output.kind != OutputKind::post)
                documents[whose == KitOf::city ? own : kind].push_back(&text);
        }
        for (const auto& [name, all] : documents) add_document(name, all);
    }
    void add_cards(const std::vector<ReleasedText>& texts, KitOf whose) {
        std::set<std::string> seen;
        for (const auto& text : texts)
            if (const auto card = card_of(uow_, campaign_, text))
                if (seen.insert(card_key(*card, card_sizes[0])).second)
                    add_card(*card, file_word(text.city.name) + '-' + text.city.language);
        if (whose == KitOf::city) return;
        for (const auto language : languages)
            if (!campaign_.facts.title.exactly(language).empty())
                add_card(title_card(uow_, campaign_, listed(texts), std::string(language)),
                         "campaign-" + std::string(language));
    }
    void add_logos(const std::vector<ReleasedText>& texts) {
        std::set<std::string> seen;
        for (const auto& text : texts)
            if (seen.insert(text.city.id).second)
                if (auto logo = logo_of(uow_, text.city.id))
                    add("logos/" + file_word(text.city.name) + ".png",
                        locale_.t("Logo of {city}", {{"city", text.city.name}}),
                        [bytes = *std::move(logo)]() -> Result<std::string> { return bytes; });
    }
    Kit packed() {
        const auto state = state_of(campaign_, uow_.now());
        const auto when = locale_.instant(campaign_.embargo, campaign_.facts.zone);
        std::string head = title_of(campaign_, locale_) + "\n\n" +
                           (state == State::released
                                ? locale_.t("Published: {when}", {{"when", when}})
                                : locale_.t("Under embargo until {when}. Please publish nothing before.",
                                            {{"when", when}})) +
                           "\n\n" +
                           locale_.t(
                               "Every text here is as its city has cleared it. Beside its name stands the "
                               "SHA-256 of the file, by which that can be checked.") +
                           "\n\n" + list_;
        return {.name = "press-kit-" + file_word(title_of(campaign_, locale_)) + ".zip",
                .files = std::move(files_),
                .readme = [head = std::move(head), sorry = locale_.t("Could not be made this time:")](
                              const std::vector<std::string>& not_made) {
                    auto all = head;
                    if (!not_made.empty()) all += '\n' + sorry + '\n';
                    for (const auto& name : not_made) all += name + '\n';
                    return all;
                }};
    }

private:
    static std::string kind_word(const OutputFacts& facts) {
        auto word = std::string(to_text(facts.kind));
        for (auto& each : word)
            if (each == '_') each = '-';
        return facts.network.empty() ? word : word + '-' + facts.network;
    }
    void add(std::string name, const std::string& says, std::function<Result<std::string>()> make) {
        name = free_name(name, taken_);
        list_ += name + "\n    " + says + '\n';
        files_.push_back({std::move(name), std::move(make)});
    }
    void add_card(const Card& card, const std::string& name) {
        for (const auto& size : card_sizes)
            add("pictures/" + name + '-' + std::string(size.id) + ".png", alternative_of(card, locale_),
                [tools = tools_, card, &size] { return draw(tools, card, size); });
    }
    void add_document(const std::string& name, const std::vector<const ReleasedText*>& all) {
        const auto& language = all.front()->city.language;
        const auto& own = tools_.locales->get(language, "campaigns");
        Model::List texts;
        for (const auto* text : all)
            texts.push_back({{"city", text->city.name},
                             {"has_title", !text->title.empty()},
                             {"title", text->title},
                             {"paragraphs", paragraphs(text->body)},
                             {"hash", text->hash}});
        const auto kind = output_in_words(all.front()->output, own);
        const auto html = tools_.renderer->render("campaigns/print/texts",
                                                  {{"language", language},
                                                   {"title", kind},
                                                   {"campaign", title_of(campaign_, own)},
                                                   {"texts", std::move(texts)}},
                                                  language);
        const auto says = kind + ", " + locale_.language_name(language);
        for (const auto& [format, ending] :
             {std::pair(DocumentFormat::pdf, ".pdf"), std::pair(DocumentFormat::docx, ".docx")})
            add("documents/" + name + ending, says,
                [tools = tools_, format = format, html] { return converted(tools, format, html); });
    }

    UnitOfWork& uow_;
    const CampaignTools& tools_;
    const Campaign& campaign_;
    const Locale& locale_;
    std::vector<KitFile> files_;
    std::string list_;
    std::set<std::string> taken_;
};

}  // namespace

Kit kit_of(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
           const std::vector<ReleasedText>& texts, KitOf whose, const Locale& locale) {
    Packer packer(uow, tools, campaign, locale);
    packer.add_texts(texts, whose);
    packer.add_cards(texts, whose);
    packer.add_logos(texts);
    return packer.packed();
}

Result<void> prepare_kit(Database& db, const CampaignTools& tools, const std::string& campaign_id,
                         const MakingProgress& progress) {
    auto kit = db.read([&](UnitOfWork& uow) -> Result<Kit> {
        const auto campaign = find_campaign(uow, campaign_id);
        if (!campaign || campaign->written != Written::scheduled) return Kit{};
        return kit_of(uow, tools, *campaign, cleared_texts(uow, *campaign), KitOf::campaign,
                      tools.locales->get(campaign->facts.original, "campaigns"));
    });
    if (!kit) return std::move(kit).error();
    // What fails is made when somebody asks for it.
    const auto total = static_cast<long long>(kit->files.size());
    for (long long at = 0; at < total && progress(at, total); ++at)
        static_cast<void>(kit->files[static_cast<std::size_t>(at)].make());
    return {};
}

Result<Reply> send_kit(Kit kit) {
    constexpr int most_at_once = 2;
    if (kits_in_making() >= most_at_once)
        return Error{ErrorCode::unavailable,
                     /*t*/ "Kits are being made for others at the moment. Try again in a minute.", "kits"};
    return Stream{
        std::move(kit.name), "application/zip",
        [archive = KitArchive(std::move(kit.files), std::move(kit.readme))](std::string& piece) mutable {
            const Making making;
            return archive.next(piece);
        }};
}

}  // namespace plenaria::campaigns
