// SPDX-License-Identifier: EUPL-1.2
// classify() of import_text.hpp: which paragraphs are preambular, which operative.
#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

#include "import_blocks.hpp"
#include "import_text.hpp"

namespace plenaria::statements {

namespace {

// How resolutions and declarations begin their paragraphs, folded. Source: the Editorial Manual of the United
// Nations and the declarations of mayors in the three languages. Words that do both (welcoming, reaffirming)
// are in the form each uses.
constexpr std::string_view preambular_openers[] = {
    "whereas",      "recalling",   "recognizing",   "recognising", "noting",        "reaffirming",
    "considering",  "bearing",     "mindful",       "aware",       "acknowledging", "affirming",
    "concerned",    "deeply",      "convinced",     "guided",      "welcoming",     "emphasizing",
    "emphasising",  "stressing",   "underlining",   "having",      "taking",        "conscious",
    "desiring",     "determined",  "inspired",      "building",    "expressing",    "alarmed",
    "believing",    "observing",   "referring",     "seeking",     "considerando",  "recordando",
    "reconociendo", "observando",  "reafirmando",   "teniendo",    "conscientes",   "consciente",
    "tomando",      "preocupados", "preocupadas",   "preocupada",  "convencidos",   "convencidas",
    "convencida",   "guiados",     "guiadas",       "guiada",      "acogiendo",     "subrayando",
    "destacando",   "poniendo",    "habiendo",      "deseando",    "deseosos",      "deseosas",
    "decididos",    "decididas",   "inspirados",    "inspiradas",  "inspirandonos", "expresando",
    "afirmando",    "visto",       "profundamente", "considerant", "rappelant",     "reconnaissant",
    "notant",       "reaffirmant", "ayant",         "conscients",  "conscientes",   "prenant",
    "preoccupes",   "preoccupees", "convaincus",    "convaincues", "convaincue",    "guides",
    "guidees",      "saluant",     "soulignant",    "desireux",    "desirant",      "resolus",
    "resolues",     "determines",  "determinees",   "inspires",    "inspirees",     "exprimant",
    "affirmant",    "vu",          "sachant",       "tenant",      "constatant",    "profondement"};
constexpr std::string_view operative_openers[] = {
    "proclaims", "decides",     "calls",      "urges",      "requests",  "declares",   "adopts",
    "commits",   "resolves",    "invites",    "encourages", "reaffirms", "recommends", "affirms",
    "welcomes",  "endorses",    "recognizes", "recognises", "proclama",  "decide",     "exhorta",
    "insta",     "pide",        "declara",    "aprueba",    "resuelve",  "invita",     "alienta",
    "reafirma",  "recomienda",  "afirma",     "exhortamos", "instamos",  "pedimos",    "declaramos",
    "acordamos", "reafirmamos", "invitamos",  "llamamos",   "decidimos", "proclame",   "exhorte",
    "demande",   "adopte",      "invite",     "encourage",  "reaffirme", "recommande", "affirme"};

bool one_of(const std::string& word, const auto& words) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool opens_preamble(const std::vector<std::string>& words) {
    return !words.empty() && one_of(words[0], preambular_openers);
}

/// "Decides …", "We commit …", "Nos comprometemos …", "Nous nous engageons …"; not "We, the mayors, …".
bool opens_operative(const Block& block, const std::vector<std::string>& words) {
    if (words.size() < 2) return false;
    if (one_of(words[0], operative_openers)) return true;
    const bool we = words[0] == "we" || words[0] == "nos" || words[0] == "nous";
    const bool addressed = words[1] == "the" || words[1] == "les" || words[1] == "los" || words[1] == "las";
    return we && !addressed && block.text.find(',') > words[0].size();
}

bool is_numbered(const Block& block) { return block.marker.find_first_of("0123456789") != std::string::npos; }

/// "PP" or "OP" when the file itself labels its paragraphs.
std::string_view explicit_label(const Block& block) {
    const auto at = block.marker.find_first_not_of("([");
    if (at == std::string::npos) return {};
    const auto label = std::string_view(block.marker).substr(at, 2);
    return label == "PP" || label == "OP" ? label : std::string_view();
}

}  // namespace

void classify(std::vector<Block>& blocks) {
    bool any_preamble = false, operative_seen = false, article_seen = false;
    for (const auto& block : blocks)
        any_preamble =
            any_preamble || explicit_label(block) == "PP" || opens_preamble(folded_words(block.text));

    for (auto& block : blocks) {
        if (is_heading(block.kind)) {
            article_seen = article_seen || is_article_heading(block.text);
            continue;
        }
        if (const auto label = explicit_label(block); !label.empty()) {
            block.kind = label == "PP" ? ParagraphKind::preambular : ParagraphKind::operative;
            operative_seen = operative_seen || label == "OP";
            continue;
        }
        const bool free =
            block.kind == ParagraphKind::plain || (block.kind == ParagraphKind::item && is_numbered(block));
        if (article_seen || !free) continue;
        const auto words = folded_words(block.text);
        if (!operative_seen && opens_preamble(words)) {
            block.kind = ParagraphKind::preambular;
        } else if (any_preamble && (is_numbered(block) || opens_operative(block, words))) {
            block.kind = ParagraphKind::operative;
            operative_seen = true;
        }
    }
}

}  // namespace plenaria::statements
