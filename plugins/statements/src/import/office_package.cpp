// SPDX-License-Identifier: EUPL-1.2
#include "office_package.hpp"

#include <memory>
#include <type_traits>

#include <expat.h>
#include <zip.h>

namespace plenaria::statements {

namespace {

constexpr std::size_t most_unpacked = 16 * 1024 * 1024;
constexpr std::size_t most_entries = 2000;
constexpr int deepest = 200;

Error damaged() {
    return {ErrorCode::invalid_input,
            "This file is damaged. Open it in Word or LibreOffice and save it again."};
}
Error bomb() { return {ErrorCode::too_large, "This file unpacks to more than a statement may hold."}; }

struct Close {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

std::string_view local_name(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct XmlReading {
    const XmlHandlers& handlers;
    XML_Parser parser;
    int depth = 0;
};

void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& reading = *static_cast<XmlReading*>(data);
    if (++reading.depth > deepest) {
        XML_StopParser(reading.parser, XML_FALSE);
        return;
    }
    Attributes all;
    for (; attributes[0] != nullptr; attributes += 2)
        all.insert_or_assign(std::string(local_name(attributes[0])), attributes[1]);
    reading.handlers.start(local_name(name), all);
}
void on_end(void* data, const XML_Char* name) {
    auto& reading = *static_cast<XmlReading*>(data);
    --reading.depth;
    reading.handlers.end(local_name(name));
}
void on_text(void* data, const XML_Char* text, int size) {
    static_cast<XmlReading*>(data)->handlers.text({text, static_cast<std::size_t>(size)});
}
void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    XML_StopParser(static_cast<XmlReading*>(data)->parser, XML_FALSE);
}

}  // namespace

bool is_package(std::string_view bytes) { return bytes.substr(0, 4) == std::string_view("PK\x03\x04", 4); }

Result<std::string> part_of(std::string_view bytes, const std::string& name) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
    if (source == nullptr) return damaged();
    const std::unique_ptr<zip_t, Close> archive(zip_open_from_source(source, ZIP_RDONLY, &failure));
    if (!archive) {
        zip_source_free(source);
        return damaged();
    }
    const auto entries = zip_get_num_entries(archive.get(), 0);
    if (entries < 0 || static_cast<std::size_t>(entries) > most_entries) return bomb();
    const auto index = zip_name_locate(archive.get(), name.c_str(), 0);
    if (index < 0) return std::string();
    const std::unique_ptr<zip_file_t, Close> file(
        zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file) return damaged();
    std::string out;
    std::string piece(64 * 1024, '\0');
    for (;;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) return damaged();
        if (got == 0) return out;
        out.append(piece, 0, static_cast<std::size_t>(got));
        if (out.size() > most_unpacked) return bomb();
    }
}

Result<void> read_xml(std::string_view xml, const XmlHandlers& handlers) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, Close> parser(XML_ParserCreate(nullptr));
    XmlReading reading{handlers, parser.get()};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) != XML_STATUS_OK)
        return damaged();
    return {};
}

}  // namespace plenaria::statements
