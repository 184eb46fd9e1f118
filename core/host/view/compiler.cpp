// SPDX-License-Identifier: EUPL-1.2
#include <view/compiler.hpp>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include <view/html_position.hpp>
#include <view/parser.hpp>
#include <view/sentence.hpp>
#include <view/template_error.hpp>
#include <view/white_space.hpp>

namespace plenaria::host::view {

namespace {

constexpr std::size_t deepest_partial = 16;
constexpr std::size_t most_steps = 100'000;  // partials that include partials grow like a power

std::uint32_t index32(std::size_t index) { return static_cast<std::uint32_t>(index); }

Name name_of(std::string_view text) {
    Name name{.text = std::string(text)};
    if (text == ".") return name;
    const bool allowed = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '.';
    });
    if (!allowed || text == "t")
        throw std::invalid_argument(
            fmt::format("\"{}\" is no name of a member (letters, digits, _ and dots; t is taken)", text));
    while (true) {
        const auto dot = text.find('.');
        name.parts.emplace_back(text.substr(0, dot));
        if (name.parts.back().empty())
            throw std::invalid_argument(fmt::format("\"{}\" has an empty part", name.text));
        if (dot == std::string_view::npos) break;
        text.remove_prefix(dot + 1);
    }
    name.is_has = name.parts.size() == 1 && name.text.starts_with("has_");
    const auto& last = name.parts.back();
    name.is_url = last.ends_with("url") || last.ends_with("Url") || last.ends_with("URL");
    return name;
}

/// What stands between the label and the space before the text; ":" where a translator has moved them.
std::string colon_of(const std::string& labelled) {
    constexpr std::string_view label = "{label}", text = " {text}";
    if (!labelled.starts_with(label) || !labelled.ends_with(text)) return ":";
    return labelled.substr(label.size(), labelled.size() - label.size() - text.size());
}

class Compiler {
public:
    Compiler(const TemplateFiles& files, const i18n::Catalogs& catalogs, std::string_view language)
        : files_(files),
          catalogs_(catalogs),
          language_(catalogs.get(language, "core").language()),
          colon_(colon_of(catalogs.get(language_, "core").t(/*t*/ "{label}: {text}"))) {}

    std::unique_ptr<const Program> compile(const TemplateFile& file) {
        program_->escape = file.escape;
        html_ = file.escape == Escape::html;
        subject_ = file.is_mail;
        include(file);
        flush();
        if (html_ && !position_.same_place(HtmlPosition()))
            throw TemplateError(file.name, line_at(file.source, file.source.size()),
                                "the file ends " + position_.words());
        return std::move(program_);
    }

private:
    struct Open {
        const TemplateFile* file;
        std::uint32_t index;
    };

    void include(const TemplateFile& file) {
        auto marked = file.source;
        // The line break at the end of a partial belongs to its file, not to the sentence it stands in.
        if (!open_.empty() && marked.ends_with('\n')) marked.back() = not_printed;
        mark_white_space(marked, html_);
        const auto root = parse(file, marked);
        open_.push_back({&file, index32(program_->files.size())});
        program_->files.push_back(file.name);
        children(root);
        open_.pop_back();
    }

    void children(const Node& node) {
        for (const auto& child : node.children) {
            if (!child.is_text()) stand_behind_a_tag();
            at_ = child.position;
            try {
                one(child);
            } catch (const std::invalid_argument& mistake) {
                fail(child, mistake.what());
            }
            if (!child.is_text()) stand_behind_a_tag();
        }
    }

    void stand_behind_a_tag() {
        after_tag_ = program_->escape != Escape::calendar;
        ends_with_label_ = false;
    }

    [[noreturn]] void fail(const Node& node, const std::string& what) const {
        throw TemplateError(open_.back().file->name, line_at(open_.back().file->source, node.position), what);
    }

    void one(const Node& node) {
        if (program_->steps.size() > most_steps) fail(node, "with its partials this template is too large");
        if (node.is_text()) return literal(node.text);
        switch (node.tag.type) {
            case Tag::variable:
                return variable(node.tag.name);
            case Tag::section_begin:
                return node.tag.name == "t" ? sentence(node) : section(node, Step::Kind::section);
            case Tag::section_begin_inverted:
                return section(node, Step::Kind::inverted);
            case Tag::partial:
                return partial(node);
            case Tag::comment:
                return;
            case Tag::unescaped_variable:
                fail(node,
                     fmt::format("{{{{{{{}}}}}}} is not allowed: hand over SafeHtml and write {{{{{}}}}}",
                                 node.tag.name, node.tag.name));
            case Tag::set_delimiter:
                fail(node, "other delimiters than {{ }} are not allowed");
            default:
                fail(node, fmt::format("{{{{/{}}}}} closes nothing", node.tag.name));
        }
    }

    void literal(std::string_view text) {
        for (const char c : text) {
            if (c == not_printed) continue;
            if (c == '\n') subject_ = false;
            if (ends_with_label_ && (c == ' ' || c == '<' || c == '\n'))
                pending_.replace(pending_.size() - 1, 1, colon_);
            ends_with_label_ = c == ':' && (after_tag_ || (html_ && pending_.ends_with('>')));
            after_tag_ = false;
            pending_ += c;
        }
        if (html_) {
            std::string printed(text);
            printed.erase(std::remove(printed.begin(), printed.end(), not_printed), printed.end());
            position_.feed(printed);
        }
    }

    void flush() {
        if (pending_.empty()) return;
        program_->steps.push_back({.kind = Step::Kind::literal, .index = index32(program_->literals.size())});
        program_->literals.push_back(std::move(pending_));
        pending_.clear();
    }

    [[nodiscard]] Escape escape() const { return subject_ ? Escape::line : program_->escape; }

    std::uint32_t add(Step::Kind kind, std::string_view name) {
        flush();
        auto& program = *program_;
        Step step{.kind = kind, .escape = escape(), .takes_html = html_ && position_.takes_elements()};
        auto parsed = name_of(name);
        const auto known = std::find_if(program.names.begin(), program.names.end(),
                                        [&](const Name& n) { return n.text == parsed.text; });
        step.index = index32(static_cast<std::size_t>(known - program.names.begin()));
        if (known == program.names.end()) program.names.push_back(std::move(parsed));
        step.place = index32(program.places.size());
        program.places.push_back({open_.back().index, index32(line_at(open_.back().file->source, at_))});
        program.steps.push_back(step);
        return index32(program.steps.size() - 1);
    }

    void variable(std::string_view name) {
        if (html_)
            if (const auto mistake = position_.variable(name); !mistake.empty())
                throw std::invalid_argument(mistake);
        add(Step::Kind::variable, name);
    }

    void section(const Node& node, Step::Kind kind) {
        const auto before = position_;
        const auto subject = subject_;
        const auto step = add(kind, node.tag.name);
        children(node);
        flush();
        program_->steps[step].end = index32(program_->steps.size());
        if (html_ && !position_.same_place(before))
            fail(node, fmt::format("section {{{{#{}}}}} begins {} and ends {}", node.tag.name, before.words(),
                                   position_.words()));
        position_.forget_since(before);
        subject_ = subject;
    }

    void partial(const Node& node) {
        const auto file = files_.find_partial(*open_.back().file, node.tag.name);
        if (!file)
            fail(node, fmt::format("there is no partial \"{}\" (a file under templates/partials, named {{{{> "
                                   "partials/x}}}})",
                                   node.tag.name));
        if (open_.size() > deepest_partial) fail(node, "partials are nested more than 16 deep");
        for (const auto& open : open_)
            if (open.file->name == file->name)
                fail(node, fmt::format("partial \"{}\" includes itself", node.tag.name));
        include(*file);
    }

    void sentence(const Node& node) {
        if (html_)
            if (const auto mistake = position_.sentence(); !mistake.empty())
                throw std::invalid_argument(mistake);
        const auto id = sentence_id(node);
        if (html_ && id.find('<') != std::string::npos)
            throw std::invalid_argument(
                "{{#t}} holds a \"<\": sentences are plain text, elements stand around them");
        const auto english = words_of(id);
        if (language_ == "en") return words(english);

        const auto translation = catalogs_.translation(language_, open_.back().file->room, id);
        if (translation) {
            const auto translated = words_of(*translation);
            if (!same_variables(english, translated))
                throw std::invalid_argument(fmt::format(
                    "the translation into {} has other {{{{variables}}}} than \"{}\"", language_, id));
            return words(translated);
        }
        const bool mark = html_ && position_.takes_elements();
        if (mark) pending_ += "<span lang=\"en\">";
        words(english);
        if (mark) pending_ += "</span>";
    }

    void words(const std::vector<Word>& all) {
        if (program_->escape == Escape::csv && (all.size() != 1 || all.front().is_variable))
            throw std::invalid_argument("a sentence of a .csv is one whole field, without variables");
        for (const auto& word : all) {
            if (word.is_variable)
                variable(word.text);
            else
                append(pending_, word.text, escape());
        }
    }

    const TemplateFiles& files_;
    const i18n::Catalogs& catalogs_;
    std::string_view language_;
    std::string colon_;
    std::unique_ptr<Program> program_ = std::make_unique<Program>();
    std::vector<Open> open_;
    HtmlPosition position_;
    std::string pending_;
    // A colon behind what is filled in, as in "{{name}}: {{city}}", is set as the language sets it; one
    // inside of a sentence is its translator's.
    bool after_tag_ = false;        ///< nothing was written since a tag
    bool ends_with_label_ = false;  ///< with a colon that follows such a tag, or an element
    std::size_t at_ = 0;
    bool html_ = true;
    bool subject_ = false;  ///< still in the first line of a mail
};

}  // namespace

std::unique_ptr<const Program> compile(const TemplateFile& file, const TemplateFiles& files,
                                       const i18n::Catalogs& catalogs, std::string_view language) {
    return Compiler(files, catalogs, language).compile(file);
}

}  // namespace plenaria::host::view
