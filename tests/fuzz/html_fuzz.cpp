// Any bytes as a page, a text, CoNLL-U and TimeML: blocks lie in the text in order, origin runs in
// text and bytes, and all text is valid UTF-8.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/html.h"
#include "base/utf8.h"
#include "clean/cleaner.h"

namespace {

using namespace concord;

void check_tree(std::string_view source) {
    const HtmlTree tree(source);
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        const HtmlNode& here = tree[node];
        if (here.parent >= node || here.subtree_end > tree[here.parent].subtree_end ||
            here.subtree_end <= node || here.end < here.begin || here.end > source.size()) {
            std::abort();
        }
    }
}

void check_article(const Article& article, std::size_t size) {
    std::uint32_t end = 0;
    for (const Block& block : article.blocks) {
        if (block.span.begin < end || block.span.empty() || block.span.end > article.text.size()) {
            std::abort();
        }
        end = block.span.end;
        if (!is_valid_utf8(slice(article.text, block.span))) std::abort();
    }
    end = 0;
    for (const OriginRun& run : article.origin_runs) {
        if (run.text.begin < end || run.text.empty() || run.text.end > article.text.size() ||
            run.source_begin >= run.source_end || run.source_end > size) {
            std::abort();
        }
        end = run.text.end;
    }
    for (const std::string* value : {&article.text,
                                     &article.title,
                                     &article.outlet,
                                     &article.credit,
                                     &article.dateline,
                                     &article.published,
                                     &article.modified,
                                     &article.language,
                                     &article.canonical,
                                     &article.section,
                                     &article.evidence.byline,
                                     &article.evidence.published}) {
        if (!is_valid_utf8(*value)) std::abort();
    }
    for (const std::string& name : article.byline) {
        if (name.empty() || !is_valid_utf8(name)) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Cleaner cleaner = *Cleaner::load(*Knowledge::load());
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_tree(to_valid_utf8(bytes));
    Document document;
    document.bytes = bytes;
    document.sha256 = std::string(64, '0');
    for (const InputKind kind :
         {InputKind::html, InputKind::text, InputKind::conllu, InputKind::timeml}) {
        document.kind = kind;
        const auto article = cleaner.clean(document, "");
        if (article) check_article(*article, size);
    }
    document.kind = InputKind::jsonl;
    document.content = to_valid_utf8(bytes);
    document.content_is_html = true;
    const auto article = cleaner.clean(document, "2031-04-14");
    if (article) check_article(*article, size);
    return 0;
}
