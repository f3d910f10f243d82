// The frame of every page and the policy under which a browser may show it.

#include "page.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "links.h"
#include "web_files.h"

namespace concord::server {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";

/// "sha256-..." of a style or script as a policy names it.
std::string source_hash(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::array<unsigned char, 4 * EVP_MAX_MD_SIZE / 3 + 4> base64 = {};
    const int length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(size));
    return "sha256-" + std::string(base64.begin(), base64.begin() + length);
}

/// The first characters of the hash, fit for an address: a changed file gets another one.
std::string version_of(std::string_view bytes) {
    std::string hash = source_hash(bytes).substr(7, 12);
    std::replace(hash.begin(), hash.end(), '+', '-');
    std::replace(hash.begin(), hash.end(), '/', '_');
    return hash;
}

void put_head_begin(Html& html, const PageFrame& frame) {
    html.put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.put("<title>{} · Concord</title>\n", frame.title);
    html.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.put("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.put("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.put(
        "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' "
        "viewBox='0 0 16 16'%3E%3Cpath d='M3 3h10v3H6v4h7v3H3z' fill='%23476a5b'/%3E%3C/svg%3E\">"
        "\n");
}

void put_search_form(Html& html, std::string_view words) {
    html.put("<form class=\"find\" role=\"search\" action=\"/search\" method=\"get\">");
    html.put("<label class=\"unseen\" for=\"q\">Search the sentences of all reports</label>");
    html.put(
        "<input id=\"q\" name=\"q\" type=\"search\" value=\"{}\" maxlength=\"200\" "
        "placeholder=\"Search all reports\" autocomplete=\"off\">",
        words);
    html.put("<button type=\"submit\">Search</button></form>");
}

void put_navigation_link(Html& html,
                         Markup address,
                         std::string_view label,
                         std::string_view name,
                         std::string_view here) {
    html.put("<li><a href=\"{}\"", address.text());
    if (name == here) html.put(" aria-current=\"page\"");
    html.put(">{}</a></li>", label);
}

void put_data_links(Html& html, const PageFrame& frame) {
    if (!frame.has_json && !frame.has_csv) return;
    html.put("<p>This page as data:");
    if (frame.has_json) html.put(" <a href=\"{}.json\">JSON</a>", frame.data);
    if (frame.has_csv) html.put(" <a href=\"{}.csv\">CSV</a>", frame.data);
    html.put("</p>");
}

void put_help(Html& html) {
    html.put(
        "<dialog id=\"keys\" aria-labelledby=\"keys-title\"><h2 id=\"keys-title\">Keys</h2><dl>"
        "<div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous entry</dd></div>"
        "<div><dt><kbd>Enter</kbd></dt><dd>open the words in their report</dd></div>"
        "<div><dt><kbd>/</kbd></dt><dd>search or filter</dd></div>"
        "<div><dt><kbd>?</kbd></dt><dd>this list</dd></div>"
        "</dl><form method=\"dialog\"><button>Close</button></form></dialog>\n");
}

}  // namespace

std::string_view web_file(std::string_view path) {
    for (const EmbeddedFile& file : web_files()) {
        if (file.path == path) return file.bytes;
    }
    return {};
}

std::string asset_address(std::string_view path) {
    return '/' + std::string(path) + "?v=" + version_of(web_file(path));
}

std::string_view site_policy() {
    return "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; "
           "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

Response site_page(const PageFrame& frame, const Html& main, int status) {
    Html html;
    put_head_begin(html, frame);
    html.put("<link rel=\"stylesheet\" href=\"{}\">\n", asset_address("style.css"));
    html.put("<script src=\"{}\" defer></script>\n</head>\n", asset_address("page.js"));
    html.put("<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
    html.put("<header class=\"masthead\"><a class=\"name\" href=\"/\">Concord</a>");
    html.put("<nav aria-label=\"Site\"><ul>");
    put_navigation_link(html, "/", "Stories", "stories", frame.here);
    put_navigation_link(html, "/articles", "Reports", "articles", frame.here);
    put_navigation_link(html, "/about", "Method", "about", frame.here);
    html.put("</ul></nav>");
    put_search_form(html, frame.words);
    html.put("</header>\n<main id=\"main\" tabindex=\"-1\">\n{}</main>\n", main);
    html.put("<footer class=\"colophon\">");
    put_data_links(html, frame);
    html.put(
        "<p>Every sentence here is quoted from a report and leads to its words. "
        "<a href=\"/about\">How this record is made</a></p></footer>\n");
    put_help(html);
    html.put("</body>\n</html>\n");
    return {status, std::string(html_type), html.take()};
}

Response error_page(int status, std::string_view title, std::string_view sentence) {
    Html main;
    main.put(
        "<header class=\"opening\"><h1>{}</h1><p class=\"lede\">{}</p></header>", title, sentence);
    main.put("<p><a href=\"/\">All stories</a></p>\n");
    PageFrame frame;
    frame.title = title;
    return site_page(frame, main, status);
}

std::string file_page(const PageFrame& frame, const Html& main, std::string_view extra_style) {
    const std::string style = std::string(web_file("style.css")) + std::string(extra_style);
    const std::string_view script = web_file("page.js");
    Html html;
    put_head_begin(html, frame);
    html.put(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'\">\n",
        source_hash(style),
        source_hash(script));
    html.put("<style>").add_own_file(style).put("</style>\n</head>\n");
    html.put("<body class=\"file\" id=\"top\">\n");
    html.put("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
    html.put("<header class=\"masthead\"><a class=\"name\" href=\"#top\">Concord</a>");
    html.put("<p>A record of one story, complete in this file</p></header>\n");
    html.put("<main id=\"main\" tabindex=\"-1\">\n{}</main>\n", main);
    html.put(
        "<footer class=\"colophon\"><p>Every sentence above the reports is quoted from one of them "
        "and leads to its words. Concord {} wrote this file; it loads nothing from the network."
        "</p></footer>\n",
        CONCORD_VERSION);
    put_help(html);
    html.put("<script>").add_own_file(script).put("</script>\n</body>\n</html>\n");
    return html.take();
}

}  // namespace concord::server
