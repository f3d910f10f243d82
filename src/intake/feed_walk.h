#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/feed_item.h"
#include "intake/feed_vocabulary.h"
#include "intake/xml_reader.h"

namespace concord {

/// One item and where it lies in the decoded feed.
struct FeedItem {
    std::size_t begin = 0;
    std::size_t end = 0;
    FeedValues values;
    std::string base;      ///< xml:base in force
    std::string language;  ///< xml:lang in force
};

/// Walks over an XML feed and collects its items.
///
/// cost  linear; items that say nothing are left out, and all behind the first 100000
class FeedWalk {
public:
    /// source    decoded feed; must outlive the walk
    /// feed_url  base of relative addresses, or empty
    FeedWalk(std::string_view source, const std::string& feed_url);

    /// To be called once; the rest is known afterwards.
    void run();

    [[nodiscard]] std::vector<FeedItem>& items() { return items_; }
    [[nodiscard]] const FeedValues& feed() const { return feed_; }
    [[nodiscard]] bool is_feed() const { return is_feed_; }
    [[nodiscard]] const std::string& root() const { return root_; }
    /// What is wrong first; `at` is a byte of `source`.
    [[nodiscard]] const std::optional<Error>& fault() const { return reader_.fault(); }

private:
    struct Binding {
        std::uint32_t depth = 0;
        std::string_view prefix;
        Vocabulary vocabulary = Vocabulary::other;
    };
    struct Context {
        std::uint32_t depth = 0;
        std::string base;
        std::string language;
    };
    /// Whose children are collected: the feed, or the item that is open.
    struct Collector {
        std::uint32_t depth = 0;
        std::vector<FeedElement>* elements = nullptr;
        /// Of each element around the present one, its place in `elements`.
        std::vector<std::optional<std::uint32_t>> trail;
    };

    void bind(const XmlToken& token);
    void unbind(std::uint32_t depth);
    [[nodiscard]] Vocabulary vocabulary_of(std::string_view prefix, const XmlToken& token);
    [[nodiscard]] FeedName name_of_element(const XmlToken& token);
    void begin_element(const XmlToken& token);
    void end_element(const XmlToken& token);
    void open_item(const XmlToken& token);
    void close_item(std::size_t end);
    void collect(Collector& collector, const XmlToken& token, FeedName name);
    static void end_collected(Collector& collector, const XmlToken& token);

    std::string_view source_;
    XmlReader reader_;
    std::vector<Binding> bindings_;
    std::vector<Context> contexts_;
    std::string root_;
    bool is_feed_ = false;
    bool is_atom_ = false;
    std::vector<FeedElement> feed_elements_;
    std::optional<Collector> feed_collector_;
    std::optional<FeedItem> item_;
    std::string_view item_attributes_;
    std::vector<FeedElement> item_elements_;
    Collector item_collector_;
    std::vector<FeedItem> items_;
    FeedValues feed_;
};

}  // namespace concord
