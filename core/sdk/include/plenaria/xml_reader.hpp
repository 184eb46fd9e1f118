// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/xml_reader.hpp
/// XML that a stranger wrote, element by element and within bounds. A room that includes it links expat.

#include <expat.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <plenaria/result.hpp>

namespace plenaria {

/// The attributes of one element, as long as its handler runs.
class XmlAttributes {
public:
    explicit XmlAttributes(const XML_Char** all) : all_(all) {}
    /// With its prefix where `name` has one ("r:id"), else whatever the prefix is. Empty when there is none.
    [[nodiscard]] std::string at(std::string_view name) const {
        const bool prefixed = name.find(':') != std::string_view::npos;
        for (auto each = all_; each[0] != nullptr; each += 2)
            if (each[0] == name || (!prefixed && without_prefix(each[0]) == name)) return each[1];
        return {};
    }
    static std::string_view without_prefix(std::string_view name) {
        const auto colon = name.rfind(':');
        return colon == std::string_view::npos ? name : name.substr(colon + 1);
    }

private:
    const XML_Char** all_;
};

/// Runs Expat over one document. A document type declaration is refused: none of the formats that are read
/// has one, and entities are how small files become large and how they reach for others. Handlers get names
/// without prefix.
class XmlReader {
public:
    using Start = std::function<void(std::string_view name, const XmlAttributes& attributes)>;
    using End = std::function<void(std::string_view name)>;
    using Text = std::function<void(std::string_view text)>;

    /// @param damaged what is said of a document that is none, has a type declaration or is nested deeper
    /// than
    ///        64 elements.
    XmlReader(Error damaged, Start start, End end, Text text)
        : damaged_(std::move(damaged)),
          start_(std::move(start)),
          end_(std::move(end)),
          text_(std::move(text)),
          parser_(XML_ParserCreate(nullptr)) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &XmlReader::on_start, &XmlReader::on_end);
        XML_SetCharacterDataHandler(parser_.get(), &XmlReader::on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), &XmlReader::on_doctype);
    }

    /// Ends the parsing from within a handler.
    void refuse(Error why) {
        if (!refused_) refused_ = std::move(why);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    /// Once. @param xml of at most 2 GiB.
    Result<void> run(std::string_view xml) {
        const auto status = XML_Parse(parser_.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE);
        if (refused_) return *std::move(refused_);
        if (status != XML_STATUS_OK) return damaged_;
        return {};
    }

private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    static XmlReader& self(void* data) { return *static_cast<XmlReader*>(data); }
    static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
        if (++self(data).depth_ > 64) return self(data).refuse(self(data).damaged_);
        self(data).start_(XmlAttributes::without_prefix(name), XmlAttributes(attributes));
    }
    static void on_end(void* data, const XML_Char* name) {
        --self(data).depth_;
        self(data).end_(XmlAttributes::without_prefix(name));
    }
    static void on_text(void* data, const XML_Char* text, int size) {
        self(data).text_({text, static_cast<std::size_t>(size)});
    }
    static void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        self(data).refuse(self(data).damaged_);
    }

    Error damaged_;
    Start start_;
    End end_;
    Text text_;
    int depth_ = 0;
    std::optional<Error> refused_;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
};

}  // namespace plenaria
