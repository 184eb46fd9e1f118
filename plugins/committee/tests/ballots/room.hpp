// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// The board of 2018 elects: eight members with addresses, partners as many as a test wants, and three
/// officers with keys.

#include <algorithm>
#include <cstdlib>

#include <plenaria/sql.hpp>

#include "src/ballots/ballot_repository.hpp"
#include "src/ballots/ballot_service.hpp"
#include "src/ballots/box_repository.hpp"
#include "src/ballots/counting.hpp"
#include "src/ballots/roll_repository.hpp"
#include "src/ballots/seal.hpp"
#include "tests/ledger/room.hpp"

namespace plenaria::committee::ballots {

using ledger::on;
using ledger::person_ref;

/// Everybody has an address, and "person/partner-N" exists for every N.
class BallotLookup final : public directory::Lookup {
public:
    std::optional<directory::Entry> entry(UnitOfWork& uow, std::string_view ref,
                                          std::string_view language) override {
        constexpr std::string_view partner = "person/partner-";
        if (ref.starts_with(partner))
            return directory::Entry{.ref = std::string(ref),
                                    .name = "Partner " + std::string(ref.substr(partner.size()))};
        return board.entry(uow, ref, language);
    }
    std::vector<directory::Entry> called(UnitOfWork& uow, std::string_view text, std::string_view kind,
                                         std::string_view language) override {
        return board.called(uow, text, kind, language);
    }
    std::optional<directory::Mailbox> mailbox(UnitOfWork&, std::string_view ref) override {
        if (ref == without_address) return directory::Mailbox{.ref = std::string(ref)};
        return directory::Mailbox{.ref = std::string(ref),
                                  .address = std::string(ref.substr(ref.find('/') + 1)) + "@voters.example",
                                  .language = ref.find("valerie") != std::string_view::npos ? "fr" : "en"};
    }
    ledger::SmallLookup board;
    std::string without_address;
};

/// Messages as short as they can be: what they are, and their link.
class PlainLetters final : public BallotLetters {
public:
    AccessLink vote_link(const BallotCall& call, const Voter& voter) const override {
        return {.purpose = std::string(vote_purpose),
                .subject = voter_subject(voter.id),
                .party = voter.person.ref,
                .party_name = voter.person.name,
                .recipient = voter.address,
                .task = "Vote.",
                .path = "/committee/votes/" + voter.id,
                .due_at = call.ballot.closes,
                .expires_at = call.ballot.closes + std::chrono::days(180)};
    }
    Mail call_to_vote(const BallotCall&, const Voter& voter, std::string_view link) const override {
        return mail("call", voter, link);
    }
    Mail reminder(const BallotCall&, const Voter& voter, std::string_view link) const override {
        return mail("reminder", voter, link);
    }
    Mail received(const BallotCall&, const Voter& voter, const Voter& by) const override {
        return mail("received", voter, by.person.name);
    }
    Mail on_paper(const BallotCall&, const Voter& voter) const override {
        return mail("on paper", voter, "");
    }
    Mail proxy_granted(const BallotCall&, const Voter& holder, const Voter&,
                       std::string_view link) const override {
        return mail("proxy", holder, link);
    }
    Mail closed_early(const BallotCall&, const Voter& voter, std::string_view reason) const override {
        return mail("closed early", voter, reason);
    }
    Mail withdrawn(const BallotCall&, const Voter& voter, std::string_view reason) const override {
        return mail("withdrawn", voter, reason);
    }
    Mail result(const BallotCall&, const Voter& voter, std::string_view link) const override {
        return mail("result", voter, link);
    }

private:
    static Mail mail(std::string subject, const Voter& voter, std::string_view text) {
        return {.to_address = voter.address, .subject = std::move(subject), .text = std::string(text)};
    }
};

class BallotRoom : public ledger::LedgerRoom {
protected:
    BallotRoom() {
        body_id = body();
        board(body_id);
        for (const char* name : {"ANA", "BEN", "CLARA"}) {
            officers.push_back(test::account(name));
            officers.back().id = name;
        }
    }

    BallotTools tools() {
        return {.lookup = lookup, .directory = directory, .letters = letters, .record = record};
    }

    [[nodiscard]] BallotFacts election() const {
        return {.body_id = body_id,
                .title = {.original = "en", .texts = {{"en", "Seat of Europe"}}},
                .question = {.original = "en", .texts = {{"en", "Who shall sit for Europe?"}}},
                .rule = Rule::scottish,
                .closes = {on("2020-06-20"), std::chrono::hours(17)},
                .zone = "Europe/Athens"};
    }
    [[nodiscard]] BallotFacts motion() const {
        auto facts = election();
        facts.subject = Subject::motion;
        return facts;
    }
    static std::vector<Candidate> candidates(std::size_t size) {
        std::vector<Candidate> all;
        for (std::size_t index = 0; index < size; ++index)
            all.push_back({.person = {.name = "Candidate " + std::string(1, static_cast<char>('A' + index))},
                           .city = {.name = "Town"}});
        return all;
    }

    template <class Value>
    static void expect_done(const Result<Value>& outcome) {
        EXPECT_TRUE(outcome.has_value()) << message(outcome);
    }
    /// The sentence of what was refused, with those of its fields behind it.
    template <class Value>
    static std::string message(const Result<Value>& outcome) {
        if (outcome) return {};
        auto said = fill(outcome.error().message, outcome.error().values);
        for (const auto& each : outcome.error().fields)
            said += "\n" + each.field + ": " + fill(each.message, each.values);
        return said;
    }

    Ballot ballot(const std::string& id) {
        return read<Ballot>([&](UnitOfWork& uow) { return find_ballot(uow, id).value(); });
    }
    BallotCall call(const std::string& id) {
        return read<BallotCall>([&](UnitOfWork& uow) { return *read_ballot(uow, id); });
    }
    std::vector<Voter> roll(const std::string& id) {
        return read<std::vector<Voter>>([&](UnitOfWork& uow) { return roll_of(uow, id); });
    }
    Voter voter(const std::string& id, int number) { return roll(id)[static_cast<std::size_t>(number) - 1]; }
    Turnout turnout(const std::string& id) {
        return read<Turnout>([&](UnitOfWork& uow) { return turnout_of(uow, id); });
    }
    std::vector<Box> boxes(const std::string& id) {
        return read<std::vector<Box>>([&](UnitOfWork& uow) { return boxes_of(uow, id); });
    }
    std::vector<std::string> trackers(const std::string& id) {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) { return bulletin_of(uow, id); });
    }
    ReceiptAnswer check(const std::string& id, const std::string& receipt) {
        return read<ReceiptAnswer>([&](UnitOfWork& uow) { return check_receipt(uow, id, receipt); });
    }
    State state(const std::string& id) { return state_of(ballot(id), turnout(id).took_part, clock.now()); }

    std::string draft(const BallotFacts& facts, std::size_t of = 4, std::size_t partners = 0) {
        const auto id = write([&](UnitOfWork& uow) { return create_ballot(uow, lucia, facts); });
        expect_done(id);
        if (!id) return {};
        if (facts.subject == Subject::election)
            expect_done(write([&](UnitOfWork& uow) {
                return set_candidates(uow, lucia, *id, candidates(of), find_ballot(uow, *id)->revision);
            }));
        std::vector<std::string> refs;
        for (std::size_t number = 1; number <= partners; ++number)
            refs.push_back("person/partner-" + std::to_string(number));
        expect_done(write([&](UnitOfWork& uow) {
            return set_partners(uow, lookup, lucia, *id, refs, find_ballot(uow, *id)->revision);
        }));
        return *id;
    }
    /// Names so many officers, who make keys and compare them.
    void give_keys(const std::string& id, std::size_t size = 2) {
        std::vector<OfficerName> names;
        keys.clear();
        for (std::size_t index = 0; index < size; ++index)
            names.push_back({officers[index].id, officers[index].name});
        expect_done(write([&](UnitOfWork& uow) {
            return set_officers(uow, lucia, id, names, find_ballot(uow, id)->revision);
        }));
        for (std::size_t index = 0; index < size; ++index) {
            keys.push_back(OfficerKey::make());
            expect_done(write([&](UnitOfWork& uow) {
                return give_key(uow, officers[index], id, keys[index].public_half());
            }));
        }
        for (std::size_t index = 0; index < size; ++index)
            for (std::size_t other = 0; other < size; ++other)
                if (other != index)
                    expect_done(write([&](UnitOfWork& uow) {
                        return confirm_fingerprint(uow, officers[index], id, static_cast<int>(other) + 1,
                                                   fingerprint(keys[other].public_half()));
                    }));
    }
    Result<void> try_open(const std::string& id, int expected = 8) {
        return write([&](UnitOfWork& uow) { return open_ballot(uow, tools(), lucia, id, expected); });
    }
    /// An open secret ballot.
    std::string opened(const BallotFacts& facts, std::size_t of = 4, std::size_t partners = 0,
                       std::size_t with_officers = 2) {
        const auto id = draft(facts, of, partners);
        if (facts.secrecy == Secrecy::secret) give_keys(id, with_officers);
        expect_done(try_open(id, 8 + static_cast<int>(partners)));
        return id;
    }

    static Actor link_of(const Voter& voter) {
        return test::link_holder(std::string(vote_purpose), voter_subject(voter.id), voter.person.ref,
                                 voter.person.name);
    }
    Result<std::string> try_cast(const Voter& voter, const Choice& choice,
                                 const std::string& receipt = new_receipt(),
                                 const std::string& replacing = {}) {
        return write([&](UnitOfWork& uow) {
            return cast(uow, tools(), link_of(voter),
                        {.voter_id = voter.id, .choice = choice, .receipt = receipt, .replacing = replacing});
        });
    }
    /// The voter of that number votes. @return the receipt
    std::string vote(const std::string& id, int number, const Choice& choice) {
        const auto receipt = try_cast(voter(id, number), choice);
        expect_done(receipt);
        return receipt ? *receipt : std::string();
    }
    static Choice ranked(std::vector<int> order) { return {.ranking = std::move(order)}; }
    static Choice yes() { return {.vote = Choice::Vote::yes}; }
    static Choice no() { return {.vote = Choice::Vote::no}; }

    void close() { clock.set("2020-06-20T14:00:01Z"); }
    Result<void> first_step(const std::string& id, std::size_t officer = 0) {
        return write([&](UnitOfWork& uow) { return open_outer(uow, officers[officer], id, keys[officer]); });
    }
    Result<void> second_step(const std::string& id, std::size_t officer = 1) {
        return write(
            [&](UnitOfWork& uow) { return open_inner(uow, tools(), officers[officer], id, keys[officer]); });
    }
    void count(const std::string& id) {
        expect_done(first_step(id));
        expect_done(second_step(id));
    }
    std::vector<std::string> elected(const std::string& id) {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) {
            std::vector<std::string> names;
            for (const auto& each : elected_of(uow, *find_ballot(uow, id))) names.push_back(each.person.name);
            return names;
        });
    }
    /// The number that the lot gave to "Candidate A" and so on.
    int drawn(const std::string& id, char letter) {
        return read<int>([&](UnitOfWork& uow) {
            for (const auto& each : candidates_of(uow, id))
                if (each.person.name.back() == letter) return each.number;
            return 0;
        });
    }
    /// Subjects of the messages in the outbox, of those to `address` if there is one.
    std::vector<std::string> mails(const std::string& address = {}) {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) {
            std::string to, subject;
            std::vector<std::string> subjects;
            soci::statement select =
                (sql::prepare(uow, "SELECT to_address, subject FROM core_mail ORDER BY id"), soci::into(to),
                 soci::into(subject));
            select.execute();
            while (select.fetch())
                if (address.empty() || to == address) subjects.push_back(subject);
            return subjects;
        });
    }

    std::string body_id;
    BallotLookup lookup;
    PlainLetters letters;
    statements::ValidationRecord* record = nullptr;  ///< of a test about a version
    std::vector<Actor> officers;
    std::vector<OfficerKey> keys;
};

}  // namespace plenaria::committee::ballots
