// SPDX-License-Identifier: EUPL-1.2
// Postal addresses: as each country writes them, and who is reached by which.
#include <gmock/gmock.h>

#include <plenaria/testing/engines.hpp>

#include "src/cities/city_repository.hpp"
#include "src/contacts/contact_repository.hpp"
#include "src/contacts/contact_service.hpp"
#include "src/parties/party_rules.hpp"
#include "src/parties/party_service.hpp"
#include "src/parties/removal.hpp"
#include "src/people/holder_repository.hpp"
#include "src/postal.hpp"
#include "src/postal_repository.hpp"
#include "tests/store.hpp"

namespace plenaria::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Postal, EachCountryOrdersTheLinesInItsOwnWay) {
    const auto lines = [](const char* iso2, const char* division = "") {
        return lines_of({"1 Main Street\nBox 7", "1000", "Town", division, iso2});
    };
    EXPECT_EQ(lines("FR"), "1 Main Street\nBox 7\n1000 Town");
    EXPECT_EQ(lines("IT", "RM"), "1 Main Street\nBox 7\n1000 Town\nRM");
    EXPECT_EQ(lines("US", "NY"), "1 Main Street\nBox 7\nTown NY 1000");
    EXPECT_EQ(lines("GB"), "1 Main Street\nBox 7\nTown\n1000");
    EXPECT_EQ(lines("BR", "SP"), "1 Main Street\nBox 7\nTown - SP\n1000");
    EXPECT_EQ(lines("HU"), "Town\n1 Main Street\nBox 7\n1000");
    EXPECT_EQ(lines_of({"P.O. Box 7010", "", "Kampala", "", "UG"}), "P.O. Box 7010\nKampala")
        << "no postcode";
    EXPECT_EQ(lines_of({}), "");
}

TEST(Postal, WhatIsBegunHasToBeWhole) {
    const auto wrong = [](PostalAddress post) {
        std::vector<std::string> fields;
        const auto good = check(Person{.name = "Ada", .post = std::move(post)});
        if (!good)
            for (const auto& field : good.error().fields) fields.push_back(field.field);
        return fields;
    };
    EXPECT_THAT(wrong({}), IsEmpty());
    EXPECT_THAT(wrong({.street = "1 Main Street", .town = "Kampala", .iso2 = "UG"}), IsEmpty());
    EXPECT_THAT(wrong({.postcode = "1000"}), ElementsAre("post_street", "post_town", "post_country"));
    EXPECT_THAT(wrong({.street = "1\n2\n3", .town = "Kampala", .iso2 = "UG"}), IsEmpty());
    EXPECT_THAT(wrong({.street = "1\n2\n3\n4", .town = "Kampala", .iso2 = "XX"}),
                ElementsAre("post_street", "post_country"));
    EXPECT_EQ(tidy({.street = "  1 \n\n 2\n", .iso2 = "ug"}),
              (PostalAddress{.street = "1\n2", .iso2 = "UG"}));
}

class PostalStore : public ::testing::TestWithParam<Engine> {
protected:
    template <class Work>
    auto write(const Work& work) {
        return store_.db().write([&](UnitOfWork& uow) { return work(uow); });
    }
    template <class Value, class Work>
    Value read(const Work& work) {
        return *store_.db().read([&](UnitOfWork& uow) -> Result<Value> { return work(uow); });
    }
    std::string city() {
        return city_ref(*write([&](UnitOfWork& uow) {
            return create(
                uow, clerk_,
                City{.name = {.en = "Kampala"}, .iso2 = "UG", .zone = "Africa/Kampala", .post = hall});
        }));
    }
    Result<std::string> contact(const std::string& party, const char* role, const char* address,
                                const PostalAddress& post = {}) {
        return write([&](UnitOfWork& uow) {
            return add_contact(
                uow, clerk_, {.party = party, .role = role, .name = "Ada", .address = address, .post = post});
        });
    }

    const PostalAddress hall{"City Hall\nP.O. Box 7010", "", "Kampala", "", "UG"};
    const PostalAddress annex{"2 Annex Road", "10 115", "Berlin", "", "DE"};
    Store store_{GetParam()};
    Actor clerk_ = job_actor("clerk");
};
PLENARIA_BOTH_ENGINES(PostalStore);

TEST_P(PostalStore, ItIsKeptChangedAndGoesWithWhatItBelongsTo) {
    const auto ref = city();
    const auto id = ref.substr(5);
    EXPECT_EQ(read<PostalAddress>([&](UnitOfWork& uow) { return find_city(uow, id)->post; }), hall);
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    auto now = *find_city(uow, id);
                    now.post = {};
                    return change(uow, clerk_, now);
                }).has_value());
    EXPECT_FALSE(read<bool>([&](UnitOfWork& uow) { return find_city(uow, id)->post.is_known(); }));

    const auto made = contact(ref, "press", "press@kampala.example", annex);
    ASSERT_TRUE(made.has_value()) << made.error().message;
    const auto posts = [&] {
        return read<std::size_t>([](UnitOfWork& uow) { return all_posts(uow).size(); });
    };
    EXPECT_EQ(posts(), 1U);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return delete_contact(uow, clerk_, *made, 1); }).has_value());
    EXPECT_EQ(posts(), 0U) << "nothing of a contact that was taken out is kept";

    const auto person =
        write([&](UnitOfWork& uow) { return create(uow, clerk_, Person{.name = "Ada", .post = annex}); });
    ASSERT_TRUE(person.has_value());
    EXPECT_EQ(posts(), 1U);
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return remove_unused(uow, clerk_, person_ref(*person)); }).has_value());
    EXPECT_EQ(posts(), 0U);
}

TEST_P(PostalStore, WhoHasNoMailIsReachedByPostAndWhoHasNeitherIsRefused) {
    const auto ref = city();
    EXPECT_TRUE(contact(ref, "cabinet", "").has_value()) << "the office has an address";
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    auto now = *find_city(uow, ref.substr(5));
                    now.post = {};
                    return change(uow, clerk_, now);
                }).has_value());
    EXPECT_TRUE(contact(ref, "legal", "", annex).has_value());
    const auto neither = contact(ref, "legal", "");
    ASSERT_FALSE(neither.has_value());
    EXPECT_EQ(neither.error().fields.front().field, "address");
}

TEST_P(PostalStore, AHolderHasTheirOwnAddressElseThatOfTheOffice) {
    const auto ref = city();
    ASSERT_TRUE(contact(ref, "press", "press@kampala.example", annex).has_value());
    ASSERT_TRUE(contact(ref, "cabinet", "").has_value());
    for (const std::string list : {"", "01LIST"}) {
        if (!list.empty()) {
            ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                            insert(uow, Segment{.id = "01LIST", .name = "Board"});
                            add_segment_member(uow, "01LIST", ref);
                            return {};
                        }).has_value());
        }
        const auto found = read<HolderList>([&](UnitOfWork& uow) {
            return StoredHolders().holders(uow, list, {"press", "cabinet"}, parse_day("2026-01-01").value());
        });
        ASSERT_EQ(found.holders.size(), 2U);
        EXPECT_EQ(found.holders[0].post, "2 Annex Road\n10 115 Berlin");
        EXPECT_EQ(found.holders[0].post_country, "DE");
        EXPECT_EQ(found.holders[1].post, "City Hall\nP.O. Box 7010\nKampala");
        EXPECT_EQ(found.holders[1].post_country, "UG");
    }
}

}  // namespace
}  // namespace plenaria::directory
