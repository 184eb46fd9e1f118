// SPDX-License-Identifier: EUPL-1.2
#include <view/program.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace plenaria::host::view {

namespace {

/// An empty text, list or object is false; so no model needs a "has_note" beside its "note".
bool is_true(const Model& model) {
    if (model.is_truth()) return model.truth();
    if (model.is_text()) return !model.text().empty();
    if (model.is_html()) return !model.html().empty();
    if (model.is_list()) return !model.list().empty();
    return !model.object().empty();
}

const Model yes(true);  // NOLINT(cert-err58-cpp): a bool in a variant throws nothing
const Model no(false);  // NOLINT(cert-err58-cpp)

class Printer {
public:
    Printer(const Program& program, std::span<const Model* const> scopes, std::string& out,
            std::vector<std::string>* missing)
        : program_(program), out_(out), missing_(missing), guesses_(program.steps.size(), 0) {
        scopes_.reserve(scopes.size() + 8);
        for (const auto* scope : scopes) scopes_.push_back({scope, nullptr});
    }

    void run(std::uint32_t begin, std::uint32_t end) {
        for (auto i = begin; i < end;) {
            const auto& step = program_.steps[i];
            switch (step.kind) {
                case Step::Kind::literal:
                    out_ += program_.literals[step.index];
                    break;
                case Step::Kind::variable:
                    variable(step, i);
                    break;
                case Step::Kind::section:
                    section(step, i);
                    break;
                case Step::Kind::inverted:
                    if (const auto* value = look_up(step, i); value == nullptr || !is_true(*value))
                        run(i + 1, step.end);
                    break;
            }
            i = step.end != 0 ? step.end : i + 1;
        }
    }

private:
    struct Scope {
        const Model* model;
        const Model::List* list;  ///< of which it is an item, or null
    };

    void variable(const Step& step, std::uint32_t at) {
        const auto* value = look_up(step, at);
        if (value == nullptr) return;
        if (value->is_text()) {
            const auto& text = value->text();
            append(out_,
                   program_.names[step.index].is_url && step.escape == Escape::html && !is_safe_url(text)
                       ? "#"
                       : text,
                   step.escape);
        } else if (value->is_html()) {
            if (step.takes_html) {
                out_ += value->html();
            } else {
                note(step, "is HTML, and stands where only text can be");
                append(out_, value->html(), step.escape);
            }
        } else {
            note(step, "is no text");
        }
    }

    void section(const Step& step, std::uint32_t at) {
        const auto* value = look_up(step, at);
        if (value == nullptr || !is_true(*value)) return;
        if (value->is_list()) {
            scopes_.push_back({nullptr, &value->list()});
            for (const auto& item : value->list()) {
                scopes_.back().model = &item;
                run(at + 1, step.end);
            }
            scopes_.pop_back();
        } else if (value->is_truth()) {
            run(at + 1, step.end);  // {{.}} keeps meaning what it meant outside
        } else {
            scopes_.push_back({value, nullptr});
            run(at + 1, step.end);
            scopes_.pop_back();
        }
    }

    /// Rows are built alike, so a member stands where it stood in the row before.
    static const Model* member(const Model& model, std::string_view key, std::uint32_t& guess) {
        if (!model.is_object()) return nullptr;
        const auto& object = model.object();
        if (guess < object.size() && object[guess].key.text() == key) return &object[guess].value;
        for (std::uint32_t i = 0; i < object.size(); ++i)
            if (object[i].key.text() == key) {
                guess = i;
                return &object[i].value;
            }
        return nullptr;
    }

    const Model* look_up(const Step& step, std::uint32_t at) {
        const auto& name = program_.names[step.index];
        if (name.parts.empty()) return scopes_.back().model;
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
            const auto* found = member(*scope->model, name.parts.front(), guesses_[at]);
            if (found == nullptr) continue;
            if (missing_ != nullptr) look_at_siblings(step, scope);
            for (std::size_t i = 1; i < name.parts.size() && found != nullptr; ++i)
                found = found->find(name.parts[i]);
            if (found == nullptr) note(step, "is missing");
            return found;
        }
        if (name.is_has && step.kind != Step::Kind::variable)
            for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
                if (const auto* found = scope->model->find(std::string_view(name.text).substr(4)))
                    return is_true(*found) ? &yes : &no;
        note(step, "is missing");
        return nullptr;
    }

    /// A row that forgot its "email" would show the "email" of the page around it.
    void look_at_siblings(const Step& step, std::vector<Scope>::reverse_iterator found_in) {
        const auto& key = program_.names[step.index].parts.front();
        for (auto scope = scopes_.rbegin(); scope != found_in; ++scope)
            if (scope->list != nullptr &&
                std::any_of(scope->list->begin(), scope->list->end(),
                            [&](const Model& item) { return item.find(key) != nullptr; }))
                note(step, "is missing in one item of a list whose other items have it");
    }

    void note(const Step& step, std::string_view what) {
        if (missing_ == nullptr) return;
        const auto& place = program_.places[step.place];
        auto text = fmt::format("{}:{}: {{{{{}}}}} {}", program_.files[place.file], place.line,
                                program_.names[step.index].text, what);
        if (std::find(missing_->begin(), missing_->end(), text) == missing_->end())
            missing_->push_back(std::move(text));
    }

    const Program& program_;
    std::string& out_;
    std::vector<std::string>* missing_;
    std::vector<std::uint32_t> guesses_;
    std::vector<Scope> scopes_;
};

}  // namespace

void print(const Program& program, std::span<const Model* const> scopes, std::string& out,
           std::vector<std::string>* missing) {
    const auto begin = out.size();
    out.reserve(begin + program.last_size.load(std::memory_order_relaxed));
    Printer(program, scopes, out, missing).run(0, static_cast<std::uint32_t>(program.steps.size()));
    const auto size = out.size() - begin;
    program.last_size.store(size + size / 8, std::memory_order_relaxed);
}

}  // namespace plenaria::host::view
