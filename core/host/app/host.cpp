// SPDX-License-Identifier: EUPL-1.2
#include "app/host.hpp"

#include <set>

#include <sqlite3.h>

#include "app/backup_before_migrating.hpp"
#include "app/core_contribution.hpp"
#include "app/couriers.hpp"
#include "app/data_folder.hpp"
#include "app/host_services.hpp"
#include "app/housekeeping.hpp"
#include "app/json_log.hpp"
#include "app/offered_services.hpp"
#include "app/other_hosts.hpp"
#include "app/rooms.hpp"
#include "app/site_builder.hpp"
#include "app/stop_signal.hpp"
#include "db/soci_database.hpp"
#include "db/url.hpp"
#include "documents/document_engine.hpp"
#include "history/seal.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"
#include "i18n/catalogs.hpp"
#include "jobs/deliveries.hpp"
#include "jobs/workers.hpp"
#include "letters/letter_store.hpp"
#include "mail/mailbox_job.hpp"
#include "mail/outbox.hpp"
#include "orders/document_orders.hpp"
#include "pages/pages.hpp"
#include "pages/plugin_switch_repository.hpp"
#include "settings/core_settings.hpp"
#include "view/template_renderer.hpp"
#include "web/pipeline.hpp"
#include "webhooks/webhook_jobs.hpp"
#include "webhooks/webhook_service.hpp"

namespace plenaria::host {

namespace {

Error cannot(const char* message, const std::string& why) {
    return {.code = ErrorCode::unavailable, .message = message, .values = {{"why", why}}};
}

}  // namespace

// Order matters: what is declared later is destroyed earlier, and uses what is declared before.
struct Host::Parts {
    explicit Parts(Config c) : config(with_folders(std::move(c))), log(config.log_file) {}

    /// The log lies in the data folder, so that one comes first. What cannot be made is told by open().
    static Config with_folders(Config c) {
        if (!make_data_folder(c)) c.log_file.clear();
        return c;
    }

    Config config;
    JsonLog log;
    SystemClock clock;
    std::optional<FileLock> lock;
    Engine engine = Engine::sqlite;
    Migrations migrations = Migrations::leave;
    std::optional<std::filesystem::path> backup_made;
    LiveSite site;
    PageCache cache{config.cache_bytes};
    Metrics metrics;
    DatabaseCounters counters;
    std::unique_ptr<Database> db;
    std::shared_ptr<SettingStore> settings;
    std::shared_ptr<i18n::Catalogs> catalogs;
    std::shared_ptr<view::TemplateRenderer> renderer;
    std::unique_ptr<LetterStore> letters;
    std::optional<MailTokens> tokens;
    std::shared_ptr<LiveAddresses> addresses;
    std::shared_ptr<DocumentEngine> documents;
    std::shared_ptr<LiveDocumentOrders> orders;
    Couriers couriers{config.courier};
    std::unique_ptr<StaticFiles> assets;
    std::unique_ptr<AccountService> accounts;
    std::unique_ptr<WebhookService> webhooks;
    std::unique_ptr<Loader> loader;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<Workers> workers;
    std::unique_ptr<LiveTopics> live;
    std::unique_ptr<Pipeline> pipeline;
    std::unique_ptr<HttpServer> server;
    std::optional<OtherHosts> others;  // on MySQL
    std::set<std::string> switched_off;
    std::optional<MinuteSeal> sealing;
    std::unique_ptr<Housekeeping> mailing;
    std::unique_ptr<Housekeeping> watching;
    std::unique_ptr<Housekeeping> telling;

    Result<void> open_database_at(const DatabaseAddress& address) {
        engine = address.engine;
        try {
            db = open_database(
                {.engine = address.engine,
                 .connection = address.connection,
                 .clock = &clock,
                 .base_url = config.web.base_url,
                 .subscribers_of = [this](std::string_view event) { return subscribers(event); },
                 .after_commit = [this](const CommitEffects& effects) { committed(effects); },
                 .counters = &counters,
                 .log = &log});
        } catch (const std::exception& e) {
            return Error{.code = ErrorCode::unavailable,
                         .message = "The database {database} cannot be opened: {why}",
                         .values = {{"database", address.shown}, {"why", e.what()}}};
        }
        return {};
    }

    std::vector<std::string> subscribers(std::string_view event) const {
        if (!loader) return {};
        const auto table = loader->snapshot();
        auto kinds = table ? delivery_kinds(*table, event) : std::vector<std::string>();
        if (webhooks && webhooks->wants(event)) kinds.push_back(messages_job(event));
        return kinds;
    }

    void committed(const CommitEffects& effects) {
        for (const auto& tag : effects.cache_tags) cache.invalidate(tag);
        if (live && live->changed(effects.cache_tags) && telling) telling->wake();
        if (effects.jobs && workers) workers->poke();
        if (effects.mail && mailing) mailing->wake();
    }

    bool rebuild_site(const std::shared_ptr<const Contributions>& contributions) {
        auto built = build_site(*db, contributions);
        if (!built) {
            log.error("site not rebuilt", {{"why", built.error().detail}});
            return false;
        }
        site.set(*std::move(built));
        cache.clear();
        if (live) live->end_unless([&](auto id) { return id == "core" || contributions->runs(id); });
        return true;
    }

    Result<std::set<std::string>> read_switched_off() {
        return db->read(
            [](UnitOfWork& uow) -> Result<std::set<std::string>> { return switched_off_plugins(uow); });
    }

    Result<void> join_others() {
        if (engine == Engine::sqlite) return {};  // its lock keeps others out
        others.emplace(*db, host_id(std::filesystem::absolute(config.data_dir).string()),
                       OtherHosts::Actions{.empty_cache = [this] { cache.clear(); },
                                           .read_site_again = [this] { return read_site_again(); }});
        return others->join();
    }

    std::function<bool()> asks_before_cache() {
        if (!others) return {};
        return [this] { return others->cache_is_right(); };
    }

    /// What another host has changed of it.
    bool read_site_again() {
        auto off = read_switched_off();
        if (!off || !settings->reload()) return false;
        const auto before = std::exchange(switched_off, *std::move(off));
        for (const auto& id : switched_off)
            if (!before.contains(id)) static_cast<void>(loader->disable(id));
        for (const auto& id : before)
            if (!switched_off.contains(id)) static_cast<void>(loader->enable(id));
        return rebuild_site(loader->snapshot());
    }
};

Host::Host(Config config) : parts_(std::make_unique<Parts>(std::move(config))) {}
Host::~Host() { stop(); }

Database& Host::db() { return *parts_->db; }
Loader& Host::loader() { return *parts_->loader; }
AccountService& Host::accounts() { return *parts_->accounts; }
const Config& Host::config() const { return parts_->config; }
const Addresses& Host::addresses() const { return *parts_->addresses; }
Log& Host::log() { return parts_->log; }
Engine Host::engine() const { return parts_->engine; }

Result<bool> Host::take_folder() { return take_data_folder(parts_->config, parts_->lock); }

Result<void> Host::open(Migrations migrations) {
    auto& p = *parts_;
    // Before SQLite is used at all: its memory statistics are one lock for all threads.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    const auto ours = take_folder();
    if (!ours) return ours.error();
    if (!*ours) return data_folder_is_held(p.config);
    auto address = database_address(p.config);
    if (!address) return std::move(address).error();
    if (auto opened = p.open_database_at(*address); !opened) return opened;
    p.migrations = migrations;
    if (migrations == Migrations::leave) return {};
    const MigrationRoom core{.id = "core", .folder = p.config.root / "share/db"};
    if (migrations == Migrations::apply) {
        if (p.config.backup_before_migrating) {
            auto kept = backup_before_migrating(*p.db, p.config);
            if (!kept) return std::move(kept).error();
            p.backup_made = *std::move(kept);
            if (p.backup_made) p.log.info("backup before migrating", {{"file", p.backup_made->string()}});
        }
        if (auto done = migrate(*p.db, core); !done) return std::move(done).error();
    } else {
        auto pending = migrate(*p.db, core, MigrationMode::dry_run);
        if (!pending) return std::move(pending).error();
        if (!pending->empty())
            return Error{
                ErrorCode::conflict,
                "The tables are older than this program. Run: plenaria migrate, or start with --migrate."};
    }
    p.settings = std::make_shared<SettingStore>(*p.db);
    if (auto loaded = p.settings->reload(); !loaded) return loaded;
    p.accounts = std::make_unique<AccountService>(*p.db, p.config.web.sessions);
    p.webhooks = std::make_unique<WebhookService>(*p.db, p.config.webhook_reach);
    return p.webhooks->reload();
}

Result<void> Host::start_plugins() {
    auto& p = *parts_;
    const auto share = p.config.root / "share";
    try {
        p.catalogs = std::make_shared<i18n::Catalogs>();
        p.catalogs->add_room("core", share / "lang");
        p.renderer = std::make_shared<view::TemplateRenderer>(
            *p.catalogs, view::Options{.site = p.config.site_dir, .strict = p.config.strict_templates});
        p.renderer->add_room("core", share / "templates");
        p.assets = std::make_unique<StaticFiles>(p.config.root / "assets");
    } catch (const std::exception& e) {
        return cannot("The program's own files cannot be read: {why}", e.what());
    }
    p.documents = std::make_shared<DocumentEngine>(DocumentEngineOptions{
        .work_dir = p.config.data_dir / "documents",
        .press = p.config.press,
        .organizer = {.name = p.config.mail.from.name, .address = p.config.mail.from.address}});
    p.addresses = std::make_shared<LiveAddresses>(p.site, p.config.web.base_url);
    p.orders = std::make_shared<LiveDocumentOrders>(*p.addresses);
    auto off = p.read_switched_off();
    if (!off) return std::move(off).error();
    p.switched_off = *std::move(off);

    p.loader = std::make_unique<Loader>(
        LoaderOptions{.plugins_dir = p.config.plugins_dir,
                      .state_dir = p.config.data_dir / "plugins",
                      .migrate =
                          [&p](const Manifest& manifest, const std::filesystem::path& folder) {
                              migrate_plugin(*p.db,
                                             {.id = manifest.id,
                                              .folder = folder,
                                              .promise = promise_of(manifest, p.loader->installed())},
                                             p.migrations == Migrations::apply ? MigrationMode::apply
                                                                               : MigrationMode::dry_run);
                          },
                      .db = p.db.get(),
                      .settings = [&p](const Manifest& manifest) { return p.settings->of(manifest); },
                      .clock = &p.clock,
                      .log = &p.log,
                      .core_permissions = core_permissions(),
                      .safe_mode = p.config.safe_mode});
    add_texts(p.loader->installed(), *p.catalogs, *p.renderer, p.log);
    p.letters = std::make_unique<LetterStore>(*p.db, *p.renderer);
    if (auto loaded = p.letters->reload(); !loaded) return loaded;
    auto key = shared_mail_key(*p.db);
    if (!key) return std::move(key).error();
    p.tokens.emplace(*std::move(key));
    offer_services(*p.loader, {p.catalogs, p.renderer, p.addresses, p.documents, p.orders, *p.db, *p.tokens,
                               p.config.web.base_url});
    p.loader->on_change(
        [&p](const std::shared_ptr<const Contributions>& contributions) { p.rebuild_site(contributions); });

    const PageNeeds needs{
        .config = p.config.web,
        .db = *p.db,
        .site = p.site,
        .locales = *p.catalogs,
        .renderer = *p.renderer,
        .addresses = *p.addresses,
        .documents = p.documents.get(),
        .accounts = *p.accounts,
        .webhooks = *p.webhooks,
        .metrics = p.metrics,
        .database_counters = p.counters,
        .cache = p.cache,
        .version = PLENARIA_VERSION,
        .engine = p.engine,
        .plugins = {.reports = [&p] { return p.loader->reports(); },
                    .disable = [&p](const std::string& id) { return p.loader->disable(id); },
                    .enable = [&p](const std::string& id) { return p.loader->enable(id); }},
        .settings = *p.settings,
        .letters = p.letters.get(),
        .tokens = &*p.tokens,
        .mail_server_set = !p.config.mail.server.url.empty(),
        .refresh = [&p] { p.rebuild_site(p.loader->snapshot()); }};
    auto core = core_contribution(needs, [&p] { return p.loader->snapshot(); });
    add_webhook_jobs(core, *p.db, *p.webhooks, p.loader->installed(), [&p](const WebhookMessage& message) {
        return p.couriers.webhooks.send({message, p.webhooks->reach()});
    });
    add_mailbox_job(core.jobs, *p.db, *p.tokens, p.log, p.config.mail.mailbox,
                    [&p](MailboxErrand errand) { return p.couriers.mail.read_mailbox(std::move(errand)); });
    p.loader->start_all(std::move(core), p.switched_off);
    if (!p.site.get()) p.rebuild_site(p.loader->snapshot());
    if (!p.site.get()) return cannot("The pages cannot be built: {why}", "the database does not answer");
    return {};
}

Result<void> Host::serve(const std::function<void(const std::string&)>& ready) {
    auto& p = *parts_;
    const StopSignal signals;
    p.loader->note_crashes(p.log.descriptor());

    p.config.mail.from.site = p.config.web.base_url;
    p.outbox = std::make_unique<Outbox>(*p.db, p.config.mail, *p.tokens, p.log, [&p](MailErrand errand) {
        return p.couriers.mail.deliver(std::move(errand));
    });
    if (auto joined = p.join_others(); !joined) return joined;
    p.live = std::make_unique<LiveTopics>(*p.db);
    p.pipeline = std::make_unique<Pipeline>(PipelineNeeds{
        .config = p.config.web,
        .db = *p.db,
        .site = p.site,
        .locales = *p.catalogs,
        .renderer = *p.renderer,
        .assets = *p.assets,
        .cache = p.cache,
        .cache_is_right = p.asks_before_cache(),
        .live = p.live.get(),
        .metrics = p.metrics,
        .clock = p.clock,
        .log = p.log,
        .needs_second_step = [&p](const auto& held) { return needs_second_step(*p.settings, held); }});
    p.server =
        std::make_unique<HttpServer>(HttpOptions{.address = p.config.address,
                                                 .workers = p.config.workers,
                                                 .allowed_hosts = host_names(p.config),
                                                 .trusted_proxies = p.config.trusted_proxies,
                                                 .log = &p.log},
                                     [&p](HttpRequest& request) { return p.pipeline->handle(request); });
    p.live->send_through(p.server->events());
    try {
        p.server->start();
    } catch (const std::exception& e) {
        return cannot("{why}", e.what());
    }
    p.workers = std::make_unique<Workers>(JobsOptions{
        .db = *p.db, .table = [&p] { return p.loader->snapshot(); }, .clock = &p.clock, .log = &p.log});
    p.workers->start();
    p.mailing = std::make_unique<Housekeeping>([&p] { p.outbox->deliver_due(50); });
    p.sealing.emplace(*p.db, p.log);
    p.watching = std::make_unique<Housekeeping>([&p] {
        p.couriers.end_idle();
        if (p.others) {
            p.others->tick();
            static_cast<void>(p.webhooks->reload());
            static_cast<void>(p.letters->reload());
        }
        p.sealing->tick();
        p.log.flush();
    });
    p.telling = std::make_unique<Housekeeping>([&p] { p.live->look(p.others && !p.others->none()); },
                                               LiveTopics::look_every);
    ready(p.config.web.base_url);

    const auto request = signals.wait([&p] {
        const auto failure = p.log.reopen();
        p.log.warning(failure.empty() ? "log begun anew" : "log not begun anew", {{"why", failure}});
    });
    // A warning, because those are written at once: a host that ends without a word leaves everybody
    // guessing.
    p.log.warning("stopping", {{"signal", request.signal}, {"from", request.sender}});
    stop();
    p.log.warning("stopped", {});
    return {};
}

void Host::stop() noexcept {
    auto& p = *parts_;
    if (p.server) p.server->stop();
    p.mailing.reset();
    p.watching.reset();
    p.workers.reset();
    p.telling.reset();
    if (p.others) p.others->leave();
    if (p.loader) p.loader->stop_all();
    p.log.flush();
}

Result<std::vector<std::string>> Host::pending_migrations() {
    if (auto opened = open(Migrations::leave); !opened) return std::move(opened).error();
    return pending_statements(*parts_->db, migration_rooms(parts_->config));
}

const std::optional<std::filesystem::path>& Host::backup_made() const { return parts_->backup_made; }

}  // namespace plenaria::host
