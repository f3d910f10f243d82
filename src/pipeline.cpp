// The way through the rooms, read aloud: intake gives documents; clean, annotate and extract make
// a record of each, several at once; the records come out in the order of the documents; a build
// puts them into the store and derives the stories from all that the store holds.

#include "concord/pipeline.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <set>
#include <thread>

#include "annotate/annotator.h"
#include "base/place_table.h"
#include "base/url.h"
#include "clean/cleaner.h"
#include "clean/site_lines.h"
#include "concord/json.h"
#include "extract/extractor.h"
#include "ordered_run.h"
#include "store_writer.h"
#include "story_derivation.h"

namespace concord {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t batch_documents = 32;
constexpr std::size_t batch_bytes = 1U << 20U;

/// Inputs that can be read twice.
std::vector<std::string> lasting(std::span<const std::string> inputs) {
    std::vector<std::string> files;
    std::error_code code;
    for (const std::string& input : inputs) {
        if (fs::is_regular_file(input, code) || fs::is_directory(input, code)) {
            files.push_back(input);
        }
    }
    return files;
}

/// Whether the name of a file says that no pages are in it.
bool holds_no_pages(std::string_view path) {
    for (const std::string_view packed : {".gz", ".zst", ".bz2", ".xz"}) {
        if (path.ends_with(packed)) path.remove_suffix(packed.size());
    }
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (const std::string_view end :
         {".jsonl", ".ndjson", ".json", ".txt", ".conllu", ".tml", ".rss", ".atom"}) {
        if (name.ends_with(end)) return true;
    }
    return false;
}

}  // namespace

struct ArticleReader::State {
    Cleaner cleaner;
    SiteLines sites;
    Annotator annotator;
    Extractor extractor;
};

ArticleReader::ArticleReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;
ArticleReader::~ArticleReader() = default;

Result<ArticleReader> ArticleReader::load(const Knowledge& knowledge, const Models& models) {
    auto cleaner = Cleaner::load(knowledge);
    if (!cleaner) return tl::unexpected(cleaner.error());
    const auto places = std::make_shared<const PlaceTable>(knowledge);
    auto annotator = Annotator::load(knowledge, models, places);
    if (!annotator) return tl::unexpected(annotator.error());
    auto extractor = Extractor::load(knowledge, models, places);
    if (!extractor) return tl::unexpected(extractor.error());
    return ArticleReader(std::make_unique<State>(
        State{std::move(*cleaner), {}, std::move(*annotator), std::move(*extractor)}));
}

void ArticleReader::learn_sites(std::span<const std::string> inputs,
                                const IntakeOptions& options,
                                unsigned jobs,
                                const std::stop_token& stop) {
    if (options.kind && *options.kind != InputKind::html && *options.kind != InputKind::warc &&
        *options.kind != InputKind::wacz) {
        return;
    }
    auto source = DocumentSource::open(lasting(inputs), options);
    if (!source) return;
    source->skip_file_if(holds_no_pages);
    using Documents = std::vector<Document>;
    using Pages = std::vector<PageLines>;
    OrderedRun<Documents, Pages> conveyor(
        [&]() -> std::optional<Documents> {
            Documents batch;
            std::size_t bytes = 0;
            while (batch.size() < batch_documents && bytes < batch_bytes &&
                   !stop.stop_requested()) {
                auto next = source->next();
                if (!next) break;
                if (!*next || (*next)->kind != InputKind::html) continue;
                bytes += (*next)->bytes.size();
                batch.push_back(std::move(**next));
            }
            if (batch.empty()) return std::nullopt;
            return batch;
        },
        [this](Documents&& batch) {
            Pages pages;
            for (const Document& document : batch) {
                const auto article = state_->cleaner.clean(document, {});
                if (article) pages.push_back(lines_of(*article));
            }
            return pages;
        },
        std::size_t{4} * jobs);
    conveyor.run(jobs, [this](Pages&& pages) {
        for (PageLines& page : pages) state_->sites.add(std::move(page));
        return true;
    });
    state_->sites.learn();
}

Result<Article> ArticleReader::clean(const Document& document, const std::string& date) const {
    Result<Article> article = state_->cleaner.clean(document, date);
    if (article && document.kind == InputKind::html) state_->sites.mark(*article);
    return article;
}

Annotation ArticleReader::annotate(const Article& article) const {
    return state_->annotator.annotate(article);
}

Findings ArticleReader::extract(const Article& article, const Annotation& annotation) const {
    return state_->extractor.extract(article, annotation);
}

Result<ArticleRecord> ArticleReader::read(const Document& document, const std::string& date) const {
    if (document.kind == InputKind::record) return article_record_from_json(document.bytes);
    Result<Article> article = clean(document, date);
    if (!article) return tl::unexpected(article.error());
    ArticleRecord record;
    record.article = std::move(*article);
    record.annotation = annotate(record.article);
    if (record.article.language.empty() || record.article.language == "en") {
        record.findings = extract(record.article, record.annotation);
    } else {
        record.problems.push_back({Stage::annotate,
                                   ErrorKind::unsupported_language,
                                   "no models for language \"" + record.article.language +
                                       "\": text, metadata and copies only",
                                   0,
                                   {}});
    }
    return record;
}

namespace {

/// A document or problem of the source, and then what was made of it.
struct Item {
    std::string file;  ///< the input file it came from
    tl::expected<Document, Problem> input;
    std::optional<ReadItem> output;
    std::string sketch;
};
using Batch = std::vector<Item>;

unsigned jobs_of(const ReadOptions& options) {
    return options.jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.jobs;
}

void fill_from_feed(Article& article, const FeedEntry& entry) {
    if (article.outlet.empty()) article.outlet = entry.outlet;
    if (article.title.empty()) article.title = entry.title;
    if (article.byline.empty()) article.byline = entry.byline;
    const bool is_dated =
        article.published_from != DateSource::none && article.published_from != DateSource::flag;
    if (is_dated || entry.published.empty()) return;
    article.published = entry.published;
    article.published_from = DateSource::input;
    article.evidence.published = entry.published;
}

/// One run over the inputs. Items whose page may still come (feed items that only summarise) wait
/// until the end.
class Run {
public:
    Run(DocumentSource source, ArticleReader reader, const ReadOptions& options)
        : source_(std::move(source)), reader_(std::move(reader)), options_(options) {
        for (const FeedEntry& entry : source_.feed_entries()) {
            feed_by_url_.emplace(url_key(entry.url), &entry);
        }
    }

    using Take = std::function<Result<void>(ReadItem&&, ItemSource&&)>;

    /// take  gets an item and what it came from; an error ends the run
    Result<Progress> run(const Take& take) {
        const unsigned jobs = jobs_of(options_);
        Result<void> outcome;
        const auto deliver = [&](Batch&& batch) {
            for (Item& item : batch) {
                if (outcome) outcome = deliver_one(std::move(item), take);
            }
            return outcome.has_value();
        };
        OrderedRun<Batch, Batch> conveyor(
            [this] { return next_batch(); },
            [this](Batch&& batch) { return process(std::move(batch)); },
            std::size_t{4} * jobs);
        conveyor.run(jobs, deliver);
        if (outcome && !options_.stop.stop_requested()) {
            outcome = see_earlier_pages();
            if (outcome) deliver(unmatched_summaries());
        }
        if (!outcome) return tl::unexpected(outcome.error());
        progress_.skipped = skipped_;
        return progress_;
    }

    /// Articles that need not be read again: sorted ids. Their records carry id and path only.
    void pass_over(std::vector<ArticleId> known) { known_ = std::move(known); }

    /// Makes a sketch of each article; the gatherer must outlive the run.
    void sketch_with(const Gatherer& gatherer) { gatherer_ = &gatherer; }

    /// Whether the file has items that come only at the end of the run.
    [[nodiscard]] bool holds_back(const std::string& file) const {
        return std::any_of(summaries_.begin(), summaries_.end(), [&](const Item& item) {
            return item.file == file;
        });
    }

    /// Pages of earlier runs, asked for when feed items wait for theirs.
    void match_also(std::function<Result<std::vector<std::string>>()> earlier_urls) {
        earlier_urls_ = std::move(earlier_urls);
    }

    void skip_file_if(std::function<bool(const std::string&)> is_known) {
        source_.skip_file_if([this, is_known = std::move(is_known)](const std::string& path) {
            if (!is_known(path)) return false;
            ++skipped_;
            return true;
        });
    }

private:
    std::optional<Batch> next_batch() {
        Batch batch;
        std::size_t bytes = 0;
        while (batch.size() < batch_documents && bytes < batch_bytes) {
            if (options_.stop.stop_requested()) break;
            auto next = source_.next();
            if (!next) break;
            bytes += next->has_value() ? (*next)->bytes.size() : 0;
            batch.push_back({source_.file(), std::move(*next), std::nullopt, {}});
        }
        bytes_ = source_.bytes_read();
        if (batch.empty()) return std::nullopt;
        return batch;
    }

    /// Runs on several threads: reads only what is const while the conveyor moves.
    Batch process(Batch&& batch) const {
        for (Item& item : batch) {
            if (item.input && item.input->summary_only) continue;
            finish(item);
            if (item.input) item.input->bytes.clear();
        }
        return std::move(batch);
    }

    void finish(Item& item) const {
        item.output = process_one(item);
        const auto* const record = std::get_if<ArticleRecord>(&*item.output);
        if (gatherer_ == nullptr || record == nullptr) return;
        item.sketch = gatherer_->make_sketch_bytes(record->article);
    }

    [[nodiscard]] ReadItem process_one(const Item& item) const {
        if (!item.input) return item.input.error();
        const Document& document = *item.input;
        if (document.kind == InputKind::record) {
            if (auto problem = problem_from_json(document.bytes)) return *problem;
        }
        if (is_known(document)) return known_record(document);
        Result<ArticleRecord> record = reader_.read(document, options_.date);
        if (!record) {
            const Error& error = record.error();
            return Problem{Stage::clean, error.kind, error.message, error.at, document.path};
        }
        for (const std::string& url : {record->article.canonical, record->article.url}) {
            const auto entry = feed_by_url_.find(url_key(url));
            if (entry != feed_by_url_.end()) fill_from_feed(record->article, *entry->second);
        }
        return std::move(*record);
    }

    [[nodiscard]] bool is_known(const Document& document) const {
        return document.kind != InputKind::record &&
               std::binary_search(known_.begin(), known_.end(), id_of(document));
    }

    [[nodiscard]] static ArticleId id_of(const Document& document) {
        return document.sha256.substr(0, 16);
    }

    [[nodiscard]] static ArticleRecord known_record(const Document& document) {
        ArticleRecord record;
        record.article.id = id_of(document);
        record.article.sha256 = document.sha256;
        record.article.path = document.path;
        record.article.paths = {document.path};
        record.article.url = document.url;
        return record;
    }

    Result<void> deliver_one(Item&& item, const Take& take) {
        if (!item.output) {
            summaries_.push_back(std::move(item));
            return {};
        }
        progress_.bytes = bytes_;
        progress_.bytes_total = source_.bytes_total();
        progress_.skipped = skipped_;
        if (const auto* record = std::get_if<ArticleRecord>(&*item.output)) {
            ++progress_.articles;
            if (!feed_by_url_.empty()) {
                seen_urls_.insert(url_key(record->article.url));
                seen_urls_.insert(url_key(record->article.canonical));
            }
            for (const Problem& problem : record->problems) {
                report(problem, record->article.path);
            }
        } else {
            report(std::get<Problem>(*item.output), {});
        }
        if (options_.on_progress) options_.on_progress(progress_);
        const bool is_record = item.input && item.input->kind == InputKind::record;
        return take(std::move(*item.output),
                    {std::move(item.file), is_record, std::move(item.sketch)});
    }

    Result<void> see_earlier_pages() {
        if (summaries_.empty() || !earlier_urls_) return {};
        const Result<std::vector<std::string>> urls = earlier_urls_();
        if (!urls) return tl::unexpected(urls.error());
        for (const std::string& url : *urls) seen_urls_.insert(url_key(url));
        return {};
    }

    /// A text in a language without models is kept and told of, but nothing went wrong with it.
    void report(Problem problem, const std::string& path) {
        if (problem.kind != ErrorKind::unsupported_language) ++progress_.problems;
        if (problem.path.empty()) problem.path = path;
        if (options_.on_problem) options_.on_problem(problem);
    }

    /// Feed items whose page was not among the inputs are articles of their own, cut short.
    Batch unmatched_summaries() {
        Batch batch;
        for (Item& item : summaries_) {
            const std::string key = url_key(item.input->url);
            if (!key.empty() && seen_urls_.contains(key)) continue;
            finish(item);
            batch.push_back(std::move(item));
        }
        summaries_.clear();
        return batch;
    }

    DocumentSource source_;
    ArticleReader reader_;
    const ReadOptions& options_;
    const Gatherer* gatherer_ = nullptr;
    std::map<std::string, const FeedEntry*> feed_by_url_;
    std::set<std::string> seen_urls_;
    std::function<Result<std::vector<std::string>>()> earlier_urls_;
    std::vector<ArticleId> known_;
    Batch summaries_;
    Progress progress_;
    std::atomic<std::uint64_t> bytes_ = 0;
    std::atomic<std::uint64_t> skipped_ = 0;
};

}  // namespace

Result<Progress> read(std::span<const std::string> inputs,
                      const Knowledge& knowledge,
                      const Models& models,
                      const ReadOptions& options,
                      const std::function<Result<void>(ReadItem&&)>& sink) {
    auto source = DocumentSource::open(inputs, options.intake);
    if (!source) return tl::unexpected(source.error());
    auto reader = ArticleReader::load(knowledge, models);
    if (!reader) return tl::unexpected(reader.error());
    reader->learn_sites(inputs, options.intake, jobs_of(options), options.stop);
    Run run(std::move(*source), std::move(*reader), options);
    return run.run([&](ReadItem&& item, ItemSource&&) { return sink(std::move(item)); });
}

Result<Progress> build(Store& store,
                       std::span<const std::string> inputs,
                       const Knowledge& knowledge,
                       const Models& models,
                       const ReadOptions& options) {
    auto source = DocumentSource::open(inputs, options.intake);
    if (!source) return tl::unexpected(source.error());
    auto reader = ArticleReader::load(knowledge, models);
    if (!reader) return tl::unexpected(reader.error());
    const ReadAs reading{options.folder, options.intake, options.date};
    Result<std::vector<ArticleId>> known = store.ids_read_as(reading);
    if (!known) return tl::unexpected(known.error());
    if (auto ready = store.require_sketches(sketches_made_by(knowledge)); !ready) {
        return tl::unexpected(ready.error());
    }

    const Gatherer gatherer(knowledge);
    Run run(std::move(*source), std::move(*reader), options);
    run.pass_over(std::move(*known));
    run.sketch_with(gatherer);
    run.match_also([&] { return store.urls(); });
    StoreWriter writer(
        store, options, [&](const std::string& file) { return run.holds_back(file); });
    run.skip_file_if([&](const std::string& path) { return writer.was_read(path); });
    Result<Progress> done = run.run([&](ReadItem&& item, ItemSource&& from) {
        return writer.take(std::move(item), std::move(from));
    });
    if (!done) return done;
    if (auto kept = writer.finish(!options.stop.stop_requested()); !kept) {
        return tl::unexpected(kept.error());
    }
    if (options.stop.stop_requested()) return done;
    const auto tell = [&](std::uint64_t stories, std::uint64_t of) {
        done->stories = stories;
        done->stories_total = of;
        if (options.on_progress) options.on_progress(*done);
    };
    const auto derived =
        derive_stories(store, knowledge, models, {options.jobs, tell, options.stop});
    if (!derived) return tl::unexpected(derived.error());
    return done;
}

}  // namespace concord
