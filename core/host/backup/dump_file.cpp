// SPDX-License-Identifier: EUPL-1.2
#include "backup/dump_file.hpp"

#include <array>
#include <fstream>
#include <istream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <Poco/Base64Decoder.h>
#include <Poco/Base64Encoder.h>
#include <Poco/DeflatingStream.h>
#include <Poco/Exception.h>
#include <Poco/InflatingStream.h>
#include <sodium.h>
#include <nlohmann/json.hpp>

#include <plenaria/text.hpp>

namespace plenaria::host {

namespace {

constexpr std::string_view end_mark = R"({"end":)";

class RunningHash {
public:
    RunningHash() { crypto_hash_sha256_init(&state_); }
    void add(std::string_view bytes) {
        crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
    }
    std::string hex() {
        std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
        crypto_hash_sha256_final(&state_, hash.data());
        std::string text(hash.size() * 2 + 1, '\0');
        sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
        text.pop_back();
        return text;
    }

private:
    crypto_hash_sha256_state state_{};
};

std::string base64(const std::string& bytes) {
    std::ostringstream text;
    Poco::Base64Encoder encoder(text);
    encoder.rdbuf()->setLineLength(0);
    encoder << bytes;
    encoder.close();
    return text.str();
}

constexpr const char* no_row = "it holds a line that is no row";

std::string from_base64(const std::string& text) {
    try {
        std::istringstream in(text);
        Poco::Base64Decoder decoder(in);
        return {std::istreambuf_iterator<char>(decoder), {}};
    } catch (const Poco::Exception&) {
        throw std::runtime_error(no_row);
    }
}

/// @throws std::system_error.
void make_for_owner_only(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), path.string());
    ::close(fd);
}

void bring_to_disk(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0) ::close(fd);
    if (!kept) throw std::runtime_error(path.string() + " could not be written");
}

}  // namespace

struct DumpWriter::Parts {
    explicit Parts(const std::filesystem::path& at) : path(at) {
        make_for_owner_only(path);
        file.open(path, std::ios::binary | std::ios::out);
        gzip = std::make_unique<Poco::DeflatingOutputStream>(file, Poco::DeflatingStreamBuf::STREAM_GZIP, 6);
    }
    void put(std::string_view json) {
        gzip->write(json.data(), static_cast<std::streamsize>(json.size()));
        gzip->put('\n');
        if (!*gzip || !file) throw std::runtime_error(path.string() + " could not be written");
    }

    std::filesystem::path path;
    std::ofstream file;
    std::unique_ptr<Poco::DeflatingOutputStream> gzip;
    RunningHash hash;
    long long rows = 0;
    bool finished = false;
};

DumpWriter::DumpWriter(const std::filesystem::path& path) : parts_(std::make_unique<Parts>(path)) {}

DumpWriter::~DumpWriter() {
    if (parts_->finished) return;
    parts_->gzip.reset();
    std::error_code ignored;
    std::filesystem::remove(parts_->path, ignored);
}

void DumpWriter::line(std::string_view json) {
    parts_->put(json);
    parts_->hash.add(json);
    parts_->hash.add("\n");
}

void DumpWriter::row(const std::vector<Cell>& cells) {
    auto array = nlohmann::json::array();
    for (const auto& cell : cells) {
        if (!cell)
            array.push_back(nullptr);
        else if (is_utf8(*cell))
            array.push_back(*cell);
        else
            array.push_back({{"base64", base64(*cell)}});
    }
    line(array.dump());
    ++parts_->rows;
}

void DumpWriter::finish() {
    parts_->put(nlohmann::json{{"end", true}, {"rows", parts_->rows}, {"sha256", parts_->hash.hex()}}.dump());
    parts_->gzip->close();
    parts_->file.close();
    if (!parts_->file) throw std::runtime_error(parts_->path.string() + " could not be written");
    bring_to_disk(parts_->path);
    parts_->finished = true;
}

long long DumpWriter::rows() const { return parts_->rows; }

struct DumpReader::Parts {
    explicit Parts(const std::filesystem::path& path) : file(path, std::ios::binary) {
        if (!file) throw std::runtime_error("it cannot be read");
        gzip = std::make_unique<Poco::InflatingInputStream>(file, Poco::InflatingStreamBuf::STREAM_GZIP);
    }
    std::ifstream file;
    std::unique_ptr<Poco::InflatingInputStream> gzip;
    RunningHash hash;
};

DumpReader::DumpReader(const std::filesystem::path& path) : parts_(std::make_unique<Parts>(path)) {}
DumpReader::~DumpReader() = default;

std::optional<std::string> DumpReader::line() {
    std::string text;
    if (!std::getline(*parts_->gzip, text)) throw std::runtime_error("it is damaged or cut off");
    if (!text.starts_with(end_mark)) {
        parts_->hash.add(text);
        parts_->hash.add("\n");
        return text;
    }
    const auto end = nlohmann::json::parse(text, nullptr, false);
    if (!end.is_object() || end.value("sha256", nlohmann::json()) != parts_->hash.hex())
        throw std::runtime_error("it was changed after it had been written");
    return std::nullopt;
}

std::vector<Cell> parse_row(std::string_view json) {
    const auto array = nlohmann::json::parse(json, nullptr, false);
    if (!array.is_array()) throw std::runtime_error(no_row);
    std::vector<Cell> cells;
    for (const auto& value : array) {
        if (value.is_null())
            cells.emplace_back();
        else if (value.is_string())
            cells.emplace_back(value.get<std::string>());
        else if (value.is_object() && value.size() == 1 && value.contains("base64") &&
                 value["base64"].is_string())
            cells.emplace_back(from_base64(value["base64"].get<std::string>()));
        else
            throw std::runtime_error(no_row);
    }
    return cells;
}

}  // namespace plenaria::host
