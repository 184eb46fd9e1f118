// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/notification_repository.hpp
/// Reading core_notification, which is filled through UnitOfWork::notify.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/effects.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct StoredNotification {
    std::string id;
    Notification notification;
    Instant created_at = {};
    bool unread = true;
    bool mailed = false;
};

/// Those for the account itself or for a permission it holds, newest first.
std::vector<StoredNotification> notifications_of(UnitOfWork& uow, const Actor& actor, int offset, int limit);
int count_notifications(UnitOfWork& uow, const Actor& actor);
/// Of the last 30 days, those that were neither mailed to the account nor seen by it.
std::vector<StoredNotification> not_yet_mailed(UnitOfWork& uow, const Actor& actor);
void mark_mailed(UnitOfWork& uow, const std::string& account_id, const std::vector<std::string>& ids);
void mark_all_seen(UnitOfWork& uow, const Actor& actor);

}  // namespace plenaria::host
