// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "../text_room.hpp"
#include "src/text/text_api.hpp"
#include "src/validation/validation_service.hpp"

namespace plenaria::statements {
namespace {

class TextApi : public TextRoom {
protected:
    TextApi() { add_text_api(registrar_, validation_); }

    Result<Reply> call(std::string_view route, Request request) {
        auto s = scope();
        return registrar_.route_named(route).handler(request, s);
    }
    nlohmann::json document(std::string_view route, Request request) {
        auto reply = call(route, std::move(request));
        if (!reply) {
            ADD_FAILURE() << reply.error().message;
            return {};
        }
        return nlohmann::json::parse(std::get<Json>(*reply).text);
    }

    ValidationTools validation_;
    test::FakeRegistrar registrar_;
};
PLENARIA_BOTH_ENGINES(TextApi);

TEST_P(TextApi, AStatementImportedFromTextsComesBackAligned) {
    const auto made = document(
        "statements.api_import",
        {.body = R"({"original_language":"en","texts":{"en":"# Title\n\nRecalling 2 things,\n\nWe act.",)"
                 R"("fr":"# Titre\n\nRappelant 2 choses,\n\nNous agissons."}})"});
    const auto read =
        document("statements.api_get", {.path_values = {{"id", made["id"].get<std::string>()}}});
    EXPECT_EQ(read["titles"]["fr"], "Titre");
    ASSERT_EQ(read["paragraphs"].size(), 3U);
    EXPECT_EQ(read["paragraphs"][1]["label"], "PP1");
    EXPECT_EQ(read["paragraphs"][1]["texts"]["fr"]["text"], "Rappelant 2 choses,");
    EXPECT_EQ(read["paragraphs"][1]["texts"]["es"]["state"], "missing");
}

TEST_P(TextApi, VersionsAreIssuedReadAndCompared) {
    const auto id = declaration();
    const Request at{.path_values = {{"id", id}}};
    auto post = at;
    post.body = R"({"name":"Zero draft"})";
    const auto version = document("statements.api_issue", post);
    EXPECT_EQ(version["hash"].get<std::string>().size(), 64U);
    save(id, draft(id)[3].id, "en", "We commit to share data.");
    auto compare = at;
    compare.query = {{"before", version["id"].get<std::string>()}, {"after", "draft"}};
    const auto changes = document("statements.api_compare", compare)["changes"];
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0]["before"], "OP1");
    EXPECT_EQ(changes[0]["pieces"][1], (nlohmann::json{{"change", "removed"}, {"text", "will"}}));
    EXPECT_EQ(document("statements.api_versions", at)["versions"].size(), 1U);
}

TEST_P(TextApi, AStaleRevisionIsAConflict) {
    const auto id = declaration();
    const Request request{.path_values = {{"id", id}, {"paragraph", draft(id)[3].id}, {"language", "en"}},
                          .body = R"({"text":"New.","revision":1})"};
    EXPECT_EQ(document("statements.api_put_text", request)["revision"], 2);
    auto stale = request;
    stale.body = R"({"text":"Newer.","revision":1})";
    EXPECT_EQ(call("statements.api_put_text", stale).error().code, ErrorCode::conflict);
}

TEST_P(TextApi, WrongBodiesAreExplainedAndDoNotThrow) {
    for (const std::string body :
         {"", "[]", "{", R"({"titles":5})", R"({"titles":{"en":7},"original_language":"en"})"})
        EXPECT_EQ(call("statements.api_create", {.body = body}).error().code, ErrorCode::invalid_input)
            << body;
    EXPECT_EQ(call("statements.api_get", {.path_values = {{"id", "none"}}}).error().code,
              ErrorCode::not_found);
}

TEST_P(TextApi, EverySchemaIsJson) {
    EXPECT_EQ(registrar_.routes.size(), 11U);
    for (const auto& route : registrar_.routes) {
        ASSERT_TRUE(route.api.has_value());
        EXPECT_TRUE(nlohmann::json::accept(route.api->response_schema)) << route.name;
        EXPECT_TRUE(route.api->request_schema.empty() || nlohmann::json::accept(route.api->request_schema))
            << route.name;
    }
}

}  // namespace
}  // namespace plenaria::statements
