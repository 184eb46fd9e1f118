// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/offered_services.hpp
/// What the host offers to plugins.

#include <memory>
#include <string>

#include "documents/document_engine.hpp"
#include "i18n/catalogs.hpp"
#include "mail/mail_tokens.hpp"
#include "orders/document_orders.hpp"
#include "plugins/loader.hpp"
#include "view/template_renderer.hpp"

namespace plenaria::host {

struct OfferedServices {
    std::shared_ptr<i18n::Catalogs> catalogs;
    std::shared_ptr<view::TemplateRenderer> renderer;
    std::shared_ptr<Addresses> addresses;
    std::shared_ptr<DocumentEngine> documents;
    std::shared_ptr<LiveDocumentOrders> orders;
    Database& db;
    const MailTokens& tokens;
    std::string base_url;
};

void offer_services(Loader& loader, const OfferedServices& services);

}  // namespace plenaria::host
