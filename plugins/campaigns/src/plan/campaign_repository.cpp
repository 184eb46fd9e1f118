// SPDX-License-Identifier: EUPL-1.2
#include "campaign_repository.hpp"

#include <plenaria/sql.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

struct CampaignRow {
    Campaign value;
    std::string written, embargo, noted;
    ThreeTexts title, aim, note;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(written);
        title.bind(s);
        s, soci::into(facts.original);
        aim.bind(s);
        s, soci::into(embargo), soci::into(facts.zone), soci::into(facts.segment_id),
            soci::into(facts.version_id), soci::into(facts.about), soci::into(facts.about_path),
            soci::into(facts.about_title);
        note.bind(s);
        s, soci::into(noted), soci::into(value.reason), soci::into(value.revision);
    }
    [[nodiscard]] Campaign take() const {
        auto taken = value;
        taken.written = parse_written(written).value();
        taken.embargo = parse_instant(embargo).value_or(Instant{});
        taken.facts.embargo = to_local(taken.embargo, taken.facts.zone);
        taken.facts.title = title.take();
        taken.facts.aim = aim.take();
        taken.note = note.take();
        taken.noted_at = parse_instant(noted);
        return taken;
    }
};

#define CPN_CAMPAIGN_COLUMNS                                                                                 \
    "SELECT id, written, title_en, title_es, title_fr, original_language, aim_en, aim_es, aim_fr, embargo, " \
    "zone, segment_id, version_id, about, about_path, about_title, note_en, note_es, note_fr, noted_at, "    \
    "reason, revision FROM cpn_campaign "

/// The columns that change, as they are kept.
struct CampaignColumns {
    explicit CampaignColumns(const Campaign& campaign)
        : written(to_text(campaign.written)),
          embargo(plenaria::to_text(campaign.embargo)),
          noted(sql::text_or_empty(campaign.noted_at)),
          title(campaign.facts.title),
          aim(campaign.facts.aim),
          note(campaign.note) {}
    std::string written, embargo, noted;
    ThreeTexts title, aim, note;
};

}  // namespace

std::optional<Campaign> find_campaign(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_CAMPAIGN_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<CampaignRow>(prepared));
}

std::optional<std::string> campaign_about(UnitOfWork& uow, const std::string& subject) {
    std::string id;
    sql::query(uow,
               "SELECT id FROM cpn_campaign WHERE about = :about AND about <> '' AND written <> 'withdrawn' "
               "ORDER BY id DESC LIMIT 1"),
        soci::use(subject, "about"), soci::into(id);
    if (!uow.session().got_data()) return std::nullopt;
    return id;
}

std::vector<Campaign> campaigns_about(UnitOfWork& uow, const std::string& subject) {
    constexpr std::string_view version = "statements.version/";
    const auto parts = subject + "/%";
    const auto version_id = subject.starts_with(version) ? subject.substr(version.size()) : std::string("-");
    auto prepared = sql::prepare(uow, CPN_CAMPAIGN_COLUMNS
                                 "WHERE written <> 'withdrawn' AND (about = :about OR about LIKE :parts OR "
                                 "version_id = :version) ORDER BY id LIMIT 20");
    prepared, soci::use(subject, "about"), soci::use(parts, "parts"), soci::use(version_id, "version");
    return sql::rows_of<CampaignRow>(prepared);
}

std::vector<Campaign> all_campaigns(UnitOfWork& uow, int skip, int most) {
    auto prepared = sql::prepare(uow, CPN_CAMPAIGN_COLUMNS "ORDER BY id DESC LIMIT :most OFFSET :skip");
    prepared, soci::use(most, "most"), soci::use(skip, "skip");
    return sql::rows_of<CampaignRow>(prepared);
}

int count_campaigns(UnitOfWork& uow) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cpn_campaign"), soci::into(count);
    return count;
}

std::vector<Campaign> public_campaigns(UnitOfWork& uow, int most, int skip) {
    const auto now = plenaria::to_text(uow.now());
    auto prepared =
        sql::prepare(uow, CPN_CAMPAIGN_COLUMNS
                     "WHERE written = 'scheduled' AND embargo <= :now ORDER BY embargo DESC, id DESC "
                     "LIMIT :most OFFSET :skip");
    prepared, soci::use(now, "now"), soci::use(most, "most"), soci::use(skip, "skip");
    auto found = sql::rows_of<CampaignRow>(prepared);
    // The query only spares reading what is not public; the rule is is_public() alone.
    std::erase_if(found, [&](const Campaign& each) { return !is_public(each, uow.now()); });
    return found;
}

int count_public(UnitOfWork& uow) {
    const auto now = plenaria::to_text(uow.now());
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cpn_campaign WHERE written = 'scheduled' AND embargo <= :now"),
        soci::use(now, "now"), soci::into(count);
    return count;
}

std::vector<Campaign> campaigns_to_work_on(UnitOfWork& uow) {
    const auto now = plenaria::to_text(uow.now());
    auto prepared =
        sql::prepare(uow, CPN_CAMPAIGN_COLUMNS
                     "WHERE written IN ('draft', 'held') OR (written = 'scheduled' AND embargo > :now) "
                     "ORDER BY id LIMIT 100");
    prepared, soci::use(now, "now");
    return sql::rows_of<CampaignRow>(prepared);
}

void hold_campaign(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE cpn_campaign SET revision = revision WHERE id = :id"), soci::use(id, "id");
    // Every step about a campaign begins here, so none of them leaves a page of before in a cache.
    uow.invalidate(public_tag);
}

void insert(UnitOfWork& uow, const Campaign& campaign) {
    const auto& facts = campaign.facts;
    const CampaignColumns kept(campaign);
    sql::query(
        uow,
        "INSERT INTO cpn_campaign (id, written, title_en, title_es, title_fr, original_language, aim_en, "
        "aim_es, aim_fr, embargo, zone, segment_id, version_id, about, about_path, about_title, note_en, "
        "note_es, "
        "note_fr, noted_at, reason, revision) VALUES (:id, :written, :title_en, :title_es, :title_fr, "
        ":original, :aim_en, "
        ":aim_es, "
        ":aim_fr, :embargo, :zone, :segment, :version, :about, :about_path, :about_title, '', '', '', '', "
        "'', 1)"),
        soci::use(campaign.id, "id"), soci::use(kept.written, "written"),
        soci::use(kept.title.english, "title_en"), soci::use(kept.title.spanish, "title_es"),
        soci::use(kept.title.french, "title_fr"), soci::use(facts.original, "original"),
        soci::use(kept.aim.english, "aim_en"), soci::use(kept.aim.spanish, "aim_es"),
        soci::use(kept.aim.french, "aim_fr"), soci::use(kept.embargo, "embargo"),
        soci::use(facts.zone, "zone"), soci::use(facts.segment_id, "segment"),
        soci::use(facts.version_id, "version"), soci::use(facts.about, "about"),
        soci::use(facts.about_path, "about_path"), soci::use(facts.about_title, "about_title");
}

bool update(UnitOfWork& uow, const Campaign& campaign) {
    const auto& facts = campaign.facts;
    const CampaignColumns kept(campaign);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cpn_campaign SET written = :written, title_en = :title_en, title_es = :title_es, "
             "title_fr = :title_fr, original_language = :original, aim_en = :aim_en, aim_es = :aim_es, "
             "aim_fr = :aim_fr, embargo = :embargo, zone = :zone, segment_id = :segment, "
             "version_id = :version, note_en = :note_en, note_es = :note_es, note_fr = :note_fr, "
             "noted_at = :noted, reason = :reason, revision = revision + 1 "
             "WHERE id = :id AND revision = :revision"),
         soci::use(kept.written, "written"), soci::use(kept.title.english, "title_en"),
         soci::use(kept.title.spanish, "title_es"), soci::use(kept.title.french, "title_fr"),
         soci::use(facts.original, "original"), soci::use(kept.aim.english, "aim_en"),
         soci::use(kept.aim.spanish, "aim_es"), soci::use(kept.aim.french, "aim_fr"),
         soci::use(kept.embargo, "embargo"), soci::use(facts.zone, "zone"),
         soci::use(facts.segment_id, "segment"), soci::use(facts.version_id, "version"),
         soci::use(kept.note.english, "note_en"), soci::use(kept.note.spanish, "note_es"),
         soci::use(kept.note.french, "note_fr"), soci::use(kept.noted, "noted"),
         soci::use(campaign.reason, "reason"), soci::use(campaign.id, "id"),
         soci::use(campaign.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

}  // namespace plenaria::campaigns
