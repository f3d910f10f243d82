// One row for each value of an article: block, sentence, mention, statement, ... The same walk
// over the record writes the rows and, in `concord verify`, looks for them.

#include "store/article_rows.h"

#include <fmt/format.h>

#include "base/text_offsets.h"

namespace concord {
namespace {

struct TableColumns {
    std::string_view table;
    std::string_view columns;  ///< of all but the article, separated by commas
};

/// In the order of `ValueTable`; columns in the order in which values are given below.
constexpr std::array<TableColumns, value_tables_count> tables = {{
    {"article_problem", "n,stage,kind,at,message"},
    {"block", "n,\"begin\",\"end\",role,time"},
    {"sentence", "n,\"begin\",\"end\""},
    {"entity", "n,type,geopolitical,name,country,sector"},
    {"entity_role", "entity,n,\"begin\",\"end\""},
    {"mention", "entity,n,\"begin\",\"end\",kind"},
    {"time", "n,\"begin\",\"end\",type,value,mod,begin_point,end_point,anchor"},
    {"quantity",
     "n,\"begin\",\"end\",low,high,approx,exclusive,unit,of_begin,of_end,role,place,time,part_of,"
     "sum"},
    {"statement",
     "n,\"begin\",\"end\",kind,polarity,speaker,speaker_begin,speaker_end,cue_begin,cue_end,"
     "cue_lemma,cue_class,addressee,channel_begin,channel_end,denies,time,inside,"
     "confidence"},
    {"statement_content", "statement,n,\"begin\",\"end\",verbatim"},
    {"statement_via", "statement,n,entity"},
}};

/// "INSERT INTO block VALUES(?,?,...)", or "SELECT 1 FROM block WHERE article IS ? AND n IS ? ...".
std::string sql_for(const TableColumns& table, RowUse use) {
    std::string names = "article,";
    names += table.columns;
    std::string marks = "?";
    std::string conditions;
    std::size_t begin = 0;
    for (std::size_t comma = names.find(','); begin < names.size();
         comma = names.find(',', begin)) {
        comma = std::min(comma, names.size());
        if (begin > 0) {
            marks += ",?";
            conditions += " AND ";
        }
        conditions += names.substr(begin, comma - begin) + " IS ?";
        begin = comma + 1;
    }
    return use == RowUse::insert
               ? fmt::format("INSERT INTO {}({}) VALUES({})", table.table, names, marks)
               : fmt::format("SELECT 1 FROM {} WHERE {}", table.table, conditions);
}

/// Positions count from one in tables.
std::optional<std::int64_t> position(std::optional<Index> index) {
    if (!index) return std::nullopt;
    return std::int64_t{*index} + 1;
}

}  // namespace

class ArticleRowWriter {
public:
    ArticleRowWriter(ArticleRows& rows, std::int64_t key, const ArticleRecord& record)
        : rows_(rows), key_(key), record_(record), offsets_(record.article.text) {}

    Result<void> write() {
        write_plain();
        write_entities();
        write_quantities();
        write_statements();
        return outcome_;
    }

private:
    template <class... Values>
    void row(ValueTable table, const Values&... values) {
        if (!outcome_) return;
        Query& query = rows_.queries_.at(static_cast<std::size_t>(table));
        ++rows_.rows_;
        if (rows_.use_ == RowUse::insert) {
            outcome_ = query.run(key_, values...);
            return;
        }
        query.start(key_, values...);
        const Result<bool> found = query.next();
        query.reset();
        if (!found) outcome_ = tl::unexpected(found.error());
        if (found && !*found) ++rows_.missing_;
    }

    struct Bounds {
        std::optional<std::uint32_t> begin;
        std::optional<std::uint32_t> end;
    };
    [[nodiscard]] Span exported(Span span) const { return offsets_.code_points(span); }
    [[nodiscard]] Bounds exported(std::optional<Span> span) const {
        if (!span) return {};
        const Span found = offsets_.code_points(*span);
        return {found.begin, found.end};
    }

    void write_plain() {
        std::int64_t n = 0;
        for (const Problem& problem : record_.problems) {
            row(ValueTable::article_problem,
                ++n,
                name_of(problem.stage),
                name_of(problem.kind),
                problem.at,
                problem.message);
        }
        n = 0;
        for (const Block& block : record_.article.blocks) {
            const Span span = exported(block.span);
            row(ValueTable::block,
                ++n,
                span.begin,
                span.end,
                name_of(block.role),
                known(block.time));
        }
        n = 0;
        for (const Sentence& sentence : record_.annotation.sentences) {
            const Span span = exported(sentence.span);
            row(ValueTable::sentence, ++n, span.begin, span.end);
        }
        n = 0;
        for (const TimeValue& time : record_.annotation.times) {
            const Span span = exported(time.span);
            row(ValueTable::time,
                ++n,
                span.begin,
                span.end,
                name_of(time.type),
                time.value,
                known(time.mod),
                known(time.begin_point),
                known(time.end_point),
                known(time.anchor));
        }
    }

    void write_entities() {
        std::int64_t entity_n = 0;
        for (const Entity& entity : record_.annotation.entities) {
            row(ValueTable::entity,
                ++entity_n,
                name_of(entity.type),
                entity.geopolitical,
                known(entity.name),
                known(entity.country),
                known(entity.sector));
            std::int64_t n = 0;
            for (const Span role : entity.roles) {
                const Span span = exported(role);
                row(ValueTable::entity_role, entity_n, ++n, span.begin, span.end);
            }
            n = 0;
            for (const Mention& mention : entity.mentions) {
                const Span span = exported(mention.span);
                row(ValueTable::mention,
                    entity_n,
                    ++n,
                    span.begin,
                    span.end,
                    name_of(mention.kind));
            }
        }
    }

    void write_quantities() {
        std::int64_t n = 0;
        for (const Quantity& quantity : record_.findings.quantities) {
            const Span span = exported(quantity.span);
            const Bounds of = exported(quantity.of);
            row(ValueTable::quantity,
                ++n,
                span.begin,
                span.end,
                quantity.low,
                quantity.high,
                quantity.approx,
                quantity.exclusive,
                known(quantity.unit),
                of.begin,
                of.end,
                known(quantity.role),
                position(quantity.place),
                position(quantity.time),
                position(quantity.part_of),
                known(quantity.sum));
        }
    }

    void write_statements() {
        std::int64_t n = 0;
        for (const Statement& statement : record_.findings.statements) {
            write_statement(++n, statement);
            std::int64_t part = 0;
            for (const Content& content : statement.content) {
                const Span span = exported(content.span);
                row(ValueTable::statement_content,
                    n,
                    ++part,
                    span.begin,
                    span.end,
                    content.verbatim);
            }
            part = 0;
            for (const Index via : statement.via) {
                row(ValueTable::statement_via, n, ++part, std::int64_t{via} + 1);
            }
        }
    }

    void write_statement(std::int64_t n, const Statement& statement) {
        const Span whole = statement.content.empty()
                               ? Span{}
                               : exported(Span{statement.content.front().span.begin,
                                               statement.content.back().span.end});
        std::optional<Index> speaker;
        Bounds speaker_span;
        if (statement.speaker) {
            speaker = statement.speaker->entity;
            speaker_span = exported(std::optional(statement.speaker->span));
        }
        Bounds cue_span;
        std::optional<std::string_view> lemma;
        std::optional<std::string_view> cue_class;
        if (statement.cue) {
            cue_span = exported(std::optional(statement.cue->span));
            lemma = statement.cue->lemma;
            cue_class = statement.cue->cue_class;
        }
        const Bounds channel = exported(statement.channel);
        row(ValueTable::statement,
            n,
            whole.begin,
            whole.end,
            name_of(statement.kind),
            name_of(statement.polarity),
            position(speaker),
            speaker_span.begin,
            speaker_span.end,
            cue_span.begin,
            cue_span.end,
            lemma,
            cue_class,
            position(statement.addressee),
            channel.begin,
            channel.end,
            position(statement.denies),
            position(statement.time),
            position(statement.inside),
            statement.confidence);
    }

    ArticleRows& rows_;
    std::int64_t key_;
    const ArticleRecord& record_;
    TextOffsets offsets_;
    Result<void> outcome_;
};

Result<ArticleRows> ArticleRows::prepare(const Database& database, RowUse use) {
    ArticleRows rows;
    rows.use_ = use;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        auto query = database.prepare(sql_for(tables.at(i), use));
        if (!query) return tl::unexpected(query.error());
        rows.queries_.at(i) = std::move(*query);
    }
    return rows;
}

Result<void> ArticleRows::run(std::int64_t key, const ArticleRecord& record) {
    return ArticleRowWriter(*this, key, record).write();
}

Result<std::uint64_t> count_article_rows(Database& database, std::int64_t key) {
    std::uint64_t count = 0;
    for (const TableColumns& table : tables) {
        auto query =
            database.prepare(fmt::format("SELECT count(*) FROM {} WHERE article = ?", table.table));
        if (!query) return tl::unexpected(query.error());
        query->start(key);
        const Result<bool> found = query->next();
        if (!found) return tl::unexpected(found.error());
        count += static_cast<std::uint64_t>(query->integer(0));
    }
    return count;
}

}  // namespace concord
