// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/pipeline.hpp
/// The one way of every request: static file or route, who asks, in which language, may they, is the form
/// theirs, handler, page. Nothing a plugin does can change the order.

#include <atomic>
#include <memory>
#include <string>

#include <plenaria/db.hpp>
#include <plenaria/log.hpp>
#include <plenaria/time.hpp>

#include "http/message.hpp"
#include "http/static_files.hpp"
#include "view/template_renderer.hpp"
#include "web/frame.hpp"
#include "web/live_topics.hpp"
#include "web/metrics.hpp"
#include "web/page_cache.hpp"
#include "web/site.hpp"
#include "web/visit.hpp"
#include "web/web_config.hpp"

namespace plenaria::host {

/// All references outlive the pipeline.
struct PipelineNeeds {
    const WebConfig& config;
    Database& db;
    const LiveSite& site;
    const Locales& locales;
    const view::TemplateRenderer& renderer;
    const StaticFiles& assets;
    PageCache& cache;
    /// Whether the cache may be used at this moment; unset: always.
    std::function<bool()> cache_is_right = {};
    LiveTopics* live = nullptr;  ///< none: routes that answer with listen_to() are not available
    Metrics& metrics;
    const Clock& clock;
    Log& log;
    SecondStepRule needs_second_step = [](const std::vector<RoleInScope>&) { return false; };
};

/// Thread-safe.
class Pipeline {
public:
    explicit Pipeline(const PipelineNeeds& needs) : needs_(needs) {}

    HttpResponse handle(HttpRequest& http);

private:
    class Run;  // one request
    PipelineNeeds needs_;
};

}  // namespace plenaria::host
