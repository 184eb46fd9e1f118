// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/xml_writer.hpp
/// XML 1.0, element after element.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenaria::events {

/// Escapes whatever it is given. What XML 1.0 cannot hold in any way (2.2) becomes U+FFFD.
class XmlWriter {
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

    /// Until close(). Names are ours, never somebody's text.
    void open(std::string_view name, const Attributes& attributes = {});
    void close();
    /// An element that holds text alone; empty text gives an empty element.
    void text(std::string_view name, std::string_view value, const Attributes& attributes = {});

    /// The document, once all is closed.
    [[nodiscard]] const std::string& document() const { return out_; }

private:
    void begin(std::string_view name, const Attributes& attributes);

    std::string out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    std::vector<std::string> open_;
};

}  // namespace plenaria::events
