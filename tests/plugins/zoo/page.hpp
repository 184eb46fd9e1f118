// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/plugins/zoo/page.hpp
/// What the rooms of the zoo share: a route that answers, and a service that tells what goes on inside.

#include <string>
#include <utility>

#include <plenaria/plugin.hpp>

namespace plenaria::zoo {

inline Route page(const std::string& plugin, std::string path) {
    return {.path = std::move(path),
            .name = plugin + ".index",
            .access = Access::anyone("shows nothing private"),
            .handler = [plugin](const Request&, RequestScope&) -> Result<Reply> {
                return View{.name = plugin + "/index"};
            }};
}

/// Offered by several rooms, so that a test can look into them.
class Diary {
public:
    static constexpr std::string_view service_name = "zoo.diary/1";
    static constexpr bool many = true;
    virtual ~Diary() = default;
    [[nodiscard]] virtual std::string text() const = 0;
    virtual void write(const std::string& line) = 0;
};

class WrittenDiary final : public Diary {
public:
    std::string text() const override { return text_; }
    void write(const std::string& line) override { text_ += (text_.empty() ? "" : ", ") + line; }

private:
    std::string text_;
};

/// Offered by "seats", used by others.
class Seats {
public:
    static constexpr std::string_view service_name = "seats.count/1";
    virtual ~Seats() = default;
    [[nodiscard]] virtual int count() const = 0;
};

/// Asked for by "collects", offered by several rooms.
class Part {
public:
    static constexpr std::string_view service_name = "collects.part/1";
    static constexpr bool many = true;
    virtual ~Part() = default;
    [[nodiscard]] virtual std::string name() const = 0;
};

class NamedPart final : public Part {
public:
    explicit NamedPart(std::string name) : name_(std::move(name)) {}
    std::string name() const override { return name_; }

private:
    std::string name_;
};

}  // namespace plenaria::zoo
