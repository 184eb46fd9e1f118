// SPDX-License-Identifier: EUPL-1.2
#include "app/offered_services.hpp"

#include "mail/bulk_mail.hpp"
#include "mail/trouble_repository.hpp"

namespace plenaria::host {

void offer_services(Loader& loader, const OfferedServices& services) {
    loader.offer<Locales>(services.catalogs);
    loader.offer<Renderer>(services.renderer);
    loader.offer<Addresses>(services.addresses);
    loader.offer<Documents>(services.documents);
    loader.offer<Press>(services.documents);
    loader.offer<DocumentParts>(std::make_shared<LiveDocumentParts>(services.db));
    loader.offer<DocumentOrders>(services.orders);
    loader.offer<MailTrouble>(std::make_shared<StoredTrouble>());
    loader.offer<BulkMail>(std::make_shared<StoredBulkMail>(services.tokens, services.base_url));
}

}  // namespace plenaria::host
