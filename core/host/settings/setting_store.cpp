// SPDX-License-Identifier: EUPL-1.2
#include "settings/setting_store.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include <plenaria/actor.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

#include "db/site_tag.hpp"

namespace plenaria::host {

namespace {

std::optional<long long> number_of(const std::string& text) {
    long long value = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || rest != text.data() + text.size()) return std::nullopt;
    return value;
}

class PluginSettings final : public Settings {
public:
    PluginSettings(std::shared_ptr<const SettingStore> store, const Manifest& manifest)
        : store_(std::move(store)), plugin_(manifest.id), declared_(manifest.settings) {}

    [[nodiscard]] std::string text(std::string_view key) const override {
        const auto found =
            std::find_if(declared_.begin(), declared_.end(), [&](const auto& s) { return s.key == key; });
        if (found == declared_.end())
            throw std::logic_error("setting " + std::string(key) + " is not declared in plugin.json of " +
                                   plugin_);
        return store_->value(plugin_, *found);
    }
    [[nodiscard]] long long number(std::string_view key) const override {
        return number_of(text(key)).value_or(0);
    }
    [[nodiscard]] bool truth(std::string_view key) const override { return text(key) == "true"; }

private:
    std::shared_ptr<const SettingStore> store_;
    std::string plugin_;
    std::vector<Setting> declared_;
};

std::string problem_of(const Setting& setting, const std::string& value) {
    switch (setting.type) {
        case Setting::Type::integer: {
            const auto number = number_of(value);
            if (!number || (setting.min && *number < *setting.min) || (setting.max && *number > *setting.max))
                return "Write a whole number from {min} to {max}.";
            return {};
        }
        case Setting::Type::boolean:
            return value == "true" || value == "false" ? "" : "Choose one of the answers.";
        case Setting::Type::choice:
            return std::find(setting.choices.begin(), setting.choices.end(), value) != setting.choices.end()
                       ? ""
                       : "Choose one of the answers.";
        case Setting::Type::text:
        case Setting::Type::secret:
            return length(value) <= 500 ? "" : "Use at most {max} characters.";
    }
    return {};
}

std::optional<std::string> stored_value(UnitOfWork& uow, const std::string& plugin, const std::string& name) {
    std::string value;
    sql::query(uow, "SELECT value FROM core_setting WHERE plugin = :plugin AND name = :name"),
        soci::use(plugin, "plugin"), soci::use(name, "name"), soci::into(value);
    if (!uow.session().got_data()) return std::nullopt;
    return value;
}

}  // namespace

Result<void> SettingStore::reload() {
    // One after the other: what was read before a change must not take the place of what was read after it.
    const std::lock_guard one_at_a_time(reloading_);
    auto read =
        db_.read([](UnitOfWork& uow) -> Result<std::map<std::pair<std::string, std::string>, std::string>> {
            std::map<std::pair<std::string, std::string>, std::string> values;
            std::string plugin, name, value;
            soci::statement statement = (sql::prepare(uow, "SELECT plugin, name, value FROM core_setting"),
                                         soci::into(plugin), soci::into(name), soci::into(value));
            statement.execute();
            while (statement.fetch()) values[{plugin, name}] = value;
            return values;
        });
    if (!read) return std::move(read).error();
    const std::unique_lock lock(mutex_);
    values_ = *std::move(read);
    return {};
}

std::shared_ptr<const Settings> SettingStore::of(const Manifest& manifest) {
    return std::make_shared<PluginSettings>(shared_from_this(), manifest);
}

std::string SettingStore::value(const std::string& plugin, const Setting& setting) const {
    const std::shared_lock lock(mutex_);
    const auto found = values_.find({plugin, setting.key});
    return found == values_.end() ? setting.default_value : found->second;
}

Result<void> SettingStore::set(const Actor& actor, const std::string& plugin, const Setting& setting,
                               const std::string& value, const std::optional<std::string>& seen) {
    if (auto problem = problem_of(setting, value); !problem.empty())
        return Error{.code = ErrorCode::invalid_input,
                     .message = "There is a problem",
                     .fields = {{setting.key,
                                 std::move(problem),
                                 {{"min", std::to_string(setting.min.value_or(0))},
                                  {"max", std::to_string(setting.max.value_or(500))}}}}};
    auto written = db_.write([&](UnitOfWork& uow) -> Result<void> {
        const auto stored = stored_value(uow, plugin, setting.key);
        const auto before = stored.value_or(setting.default_value);
        if (before == value) return {};
        if (seen && before != *seen) return Error{ErrorCode::conflict, "Somebody else saved first."};
        if (stored) {
            // Only over what was read: a write that came between counts as somebody else's.
            soci::statement update =
                (sql::prepare(
                     uow,
                     "UPDATE core_setting SET value = :value WHERE plugin = :plugin AND name = :name "
                     "AND value = :before"),
                 soci::use(value, "value"), soci::use(plugin, "plugin"), soci::use(setting.key, "name"),
                 soci::use(before, "before"));
            update.execute(true);
            if (update.get_affected_rows() == 0)
                return Error{ErrorCode::conflict, "Somebody else saved first."};
        } else {
            sql::query(uow, "INSERT INTO core_setting (plugin, name, value) VALUES (:plugin, :name, :value)"),
                soci::use(plugin, "plugin"), soci::use(setting.key, "name"), soci::use(value, "value");
        }
        uow.invalidate(site_tag);
        const bool secret = setting.type == Setting::Type::secret;
        uow.record(actor, "core.set_setting", "core.setting/" + plugin + "." + setting.key,
                   secret ? "" : nlohmann::json{{"value", before}}.dump(),
                   secret ? "" : nlohmann::json{{"value", value}}.dump());
        return {};
    });
    if (!written) return written;
    return reload();
}

}  // namespace plenaria::host
