// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/manifest.hpp
/// plugin.json as a value. The schema for editors is core/sdk/schema/plugin.schema.json; this reader is as
/// strict, and says the line.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>

namespace plenaria::host {

struct Version {
    int major = 0;
    int minor = 0;
    int patch = 0;
    auto operator<=>(const Version&) const = default;
    [[nodiscard]] std::string text() const;  ///< "1.0.0"
};

/// @return nothing unless `text` is one to three numbers with dots between.
std::optional<Version> parse_version(std::string_view text);

/// The plugin named `id`, at least `at_least`, of the same major version.
struct Requirement {
    std::string id;
    Version at_least = {};
    bool operator==(const Requirement&) const = default;
};

/// A permission, and the roles that hold it until an administrator decides otherwise.
struct Permission {
    std::string id;
    std::string label;  ///< catalog key
    std::vector<std::string> roles = {};
    bool operator==(const Permission&) const = default;
};

/// A fact that the plugin announces (UnitOfWork::publish) and that webhooks can pass on.
struct PublishedEvent {
    std::string name;   ///< "committee.nominated/1"
    std::string label;  ///< catalog key: "A city was nominated"
    bool operator==(const PublishedEvent&) const = default;
};

/// Something that history records or that runs as a job.
struct Action {
    std::string id;     ///< "committee.nominate"
    std::string label;  ///< catalog key, as one is told to do it: "Nominate a city"
    bool operator==(const Action&) const = default;
};

/// A setting that an administrator may change.
struct Setting {
    enum class Type : std::uint8_t { text = 1, integer, boolean, choice, secret };
    std::string key;
    Type type = Type::text;
    std::string label = {};          ///< catalog key
    std::string default_value = {};  ///< as text: "90", "true"; never of a secret
    std::optional<long long> min = {};
    std::optional<long long> max = {};
    std::vector<std::string> choices = {};
    bool operator==(const Setting&) const = default;
};

struct Manifest {
    std::string id;
    std::string name = {};  ///< catalog key
    Version version = {};
    int abi = PLENARIA_ABI_REVISION;         ///< of the SDK for which it was made
    std::vector<Requirement> required = {};  ///< without these it cannot run
    std::vector<Requirement> wanted = {};    ///< started before it when present
    std::vector<std::string> offers = {};    ///< names of services
    std::vector<Permission> permissions = {};
    std::vector<Setting> settings = {};
    std::vector<PublishedEvent> events = {};
    std::vector<Action> actions = {};
    std::vector<std::string> languages = {};
    std::string tables = {};  ///< prefix of its tables; empty: it has none
};

/// "plugin.json, line 4: …": what is wrong, for whoever wrote the file.
class ManifestError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// @throws ManifestError at the first mistake.
Manifest parse_manifest(std::string_view json);
/// @throws ManifestError also when the file cannot be read.
Manifest read_manifest(const std::filesystem::path& file);

/// The word of a setting's type in plugin.json.
std::string_view word(Setting::Type type);

}  // namespace plenaria::host
