// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/fake_services.hpp
/// The host's services as a test of one room wants them: each shows what it was asked for.

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/log.hpp>
#include <plenaria/made_documents.hpp>
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>
#include <plenaria/settings.hpp>

namespace plenaria::test {

/// `model` as text, one member a line: "title: Statement\nrows:\n- name: …". What a test searches for words.
std::string to_text(const Model& model);

class FakeRenderer final : public Renderer {
public:
    /// "statements/print/version [fr]\n" and the model as text.
    [[nodiscard]] std::string render(std::string_view name, const Model& model,
                                     std::string_view language) const override;
    /// Subject: the name of the template; text: as render(); language as given.
    [[nodiscard]] Mail mail(std::string_view name, const Model& model,
                            std::string_view language) const override;
};

class FakeDocuments final : public Documents {
public:
    /// "pdf:", "docx:" or "odt:" and the HTML.
    [[nodiscard]] Result<std::string> convert(DocumentFormat to, std::string_view html) override;
    /// "xlsx:" and each sheet as title, columns and rows, separated by | and line breaks.
    [[nodiscard]] Result<std::string> xlsx(const std::vector<Table>& sheets) override;
    [[nodiscard]] std::string csv(const Table& table) override;  ///< "csv:" likewise
    [[nodiscard]] std::string calendar(const std::vector<CalendarEntry>& entries,
                                       std::string_view name) override;
    /// "entry.ics" with what calendar() shows of this entry.
    [[nodiscard]] Attachment calendar_mail(const CalendarEntry& entry) override;
    /// The parts, one after the other.
    [[nodiscard]] Result<std::string> join_pdf(const std::vector<std::string>& parts) override;
};

/// Prints every text, heading, code and picture of a page as a line, pages apart by "--".
class FakePress final : public Press {
public:
    [[nodiscard]] Result<std::string> print(const Sheets& sheets) override;
    /// The parts, one after the other.
    [[nodiscard]] Result<std::string> join(const NextPart& next) override;
    /// "photo:" and what begins with JPEG's mark; refuses everything else.
    [[nodiscard]] Result<std::string> photo(std::string_view bytes) override;
    /// "logo:" likewise, of PNG too.
    [[nodiscard]] Result<std::string> logo(std::string_view bytes) override;
    /// "picture:" and what print() makes of it.
    [[nodiscard]] Result<std::string> picture(const Sheets& sheets) override;
    int prints = 0;
};

/// Keeps parts until the test ends.
class FakeParts final : public DocumentParts {
public:
    std::optional<std::string> find(const std::string& key) override {
        const auto found = parts.find(key);
        return found == parts.end() ? std::nullopt : std::optional(found->second);
    }
    Result<void> keep(const std::string& key, const std::string& bytes) override {
        parts[key] = bytes;
        return {};
    }
    std::map<std::string, std::string, std::less<>> parts = {};
};

/// Keeps what was ordered; the page of the n-th order is "/orders/n".
class FakeOrders final : public DocumentOrders {
public:
    std::string order(UnitOfWork&, const Actor&, std::string_view, const DocumentOrder& one) override {
        orders.push_back(one);
        return "/orders/" + std::to_string(orders.size());
    }
    std::vector<DocumentOrder> orders;
};

class FakeAddresses final : public Addresses {
public:
    /// As FakeScope::url().
    [[nodiscard]] std::string path(
        std::string_view route,
        const std::vector<std::pair<std::string, std::string>>& values) const override;
    [[nodiscard]] std::string absolute(
        std::string_view path) const override;  ///< on https://plenaria.example
};

/// @throws std::logic_error for a key that was not set, as the real one does for a key that is not declared.
class FakeSettings final : public Settings {
public:
    FakeSettings(std::initializer_list<std::pair<const std::string, std::string>> values = {})
        : values_(values) {}
    [[nodiscard]] std::string text(std::string_view key) const override;
    [[nodiscard]] long long number(std::string_view key) const override;
    [[nodiscard]] bool truth(std::string_view key) const override;  ///< "1" or "true"
    void set(const std::string& key, std::string value) { values_[key] = std::move(value); }

private:
    std::map<std::string, std::string, std::less<>> values_;
};

/// Keeps its lines: "warning what key=value". Thread-safe.
class FakeLog final : public Log {
public:
    void info(std::string_view what, const Fields& fields = {}) override { add("info", what, fields); }
    void warning(std::string_view what, const Fields& fields = {}) override { add("warning", what, fields); }
    void error(std::string_view what, const Fields& fields = {}) override { add("error", what, fields); }
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    void add(std::string_view level, std::string_view what, const Fields& fields);
    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
};

}  // namespace plenaria::test
