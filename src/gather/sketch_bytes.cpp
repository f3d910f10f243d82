// Sketches as bytes: numbers as they stand in memory of a little-endian machine, lists and texts
// behind their length.

#include "gather/sketch_bytes.h"

#include <bit>
#include <type_traits>

namespace concord {
namespace {

/// To be raised whenever other bytes mean the same, or the same bytes something else.
constexpr std::uint8_t form = 1;

class ByteWriter {
public:
    template <class Number>
    void put(Number number) {
        static_assert(std::is_unsigned_v<Number>);
        for (std::size_t i = 0; i < sizeof(Number); ++i) {
            bytes_.push_back(static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i)));
        }
    }
    void put_signed(std::int64_t number) { put(static_cast<std::uint64_t>(number)); }
    void put_real(float number) { put(std::bit_cast<std::uint32_t>(number)); }
    void put_text(std::string_view text) {
        put(static_cast<std::uint32_t>(text.size()));
        bytes_ += text;
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads what `ByteWriter` wrote; past the end everything is 0 and `is_whole` false.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    template <class Number>
    Number get() {
        static_assert(std::is_unsigned_v<Number>);
        if (bytes_.size() - at_ < sizeof(Number)) {
            is_short_ = true;
            return 0;
        }
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < sizeof(Number); ++i) {
            number |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << (8 * i);
        }
        return static_cast<Number>(number);
    }
    std::int64_t get_signed() { return static_cast<std::int64_t>(get<std::uint64_t>()); }
    float get_real() { return std::bit_cast<float>(get<std::uint32_t>()); }
    std::string get_text() {
        const std::size_t size = get_count(1);
        at_ += size;
        return std::string(bytes_.substr(at_ - size, size));
    }
    /// A length of things of so many bytes; 0 when the bytes do not hold them.
    std::size_t get_count(std::size_t bytes_each) {
        const std::size_t count = get<std::uint32_t>();
        if (count <= (bytes_.size() - at_) / bytes_each) return count;
        is_short_ = true;
        return 0;
    }
    [[nodiscard]] bool is_whole() const { return !is_short_ && at_ == bytes_.size(); }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool is_short_ = false;
};

}  // namespace

std::string write_sketch(const Sketch& sketch) {
    ByteWriter out;
    out.put(form);
    for (const std::string* text : {&sketch.id,
                                    &sketch.url,
                                    &sketch.canonical,
                                    &sketch.outlet,
                                    &sketch.credit,
                                    &sketch.agency,
                                    &sketch.fetched}) {
        out.put_text(*text);
    }
    out.put(static_cast<std::uint8_t>(sketch.truncated ? 1 : 0));
    out.put_signed(sketch.published);
    out.put_signed(sketch.changed);
    out.put(sketch.text_hash);
    out.put(sketch.shingle_limit);
    out.put(sketch.shingle_count);
    out.put(static_cast<std::uint32_t>(sketch.shingles.size()));
    for (const std::uint32_t shingle : sketch.shingles) out.put(shingle);
    out.put(static_cast<std::uint32_t>(sketch.terms.size()));
    for (const Term& term : sketch.terms) {
        out.put(term.hash);
        out.put_real(term.weight);
    }
    return out.take();
}

Result<Sketch> read_sketch(std::string_view bytes) {
    ByteReader in(bytes);
    if (in.get<std::uint8_t>() != form && !bytes.empty()) {
        return tl::unexpected(
            Error{ErrorKind::conflict, "The sketch was made by another version of Concord.", 0});
    }
    Sketch sketch;
    for (std::string* text : {&sketch.id,
                              &sketch.url,
                              &sketch.canonical,
                              &sketch.outlet,
                              &sketch.credit,
                              &sketch.agency,
                              &sketch.fetched}) {
        *text = in.get_text();
    }
    sketch.truncated = in.get<std::uint8_t>() != 0;
    sketch.published = in.get_signed();
    sketch.changed = in.get_signed();
    sketch.text_hash = in.get<std::uint64_t>();
    sketch.shingle_limit = in.get<std::uint64_t>();
    sketch.shingle_count = in.get<std::uint32_t>();
    sketch.shingles.resize(in.get_count(sizeof(std::uint32_t)));
    for (std::uint32_t& shingle : sketch.shingles) shingle = in.get<std::uint32_t>();
    sketch.terms.resize(in.get_count(2 * sizeof(std::uint32_t)));
    for (Term& term : sketch.terms) {
        term.hash = in.get<std::uint32_t>();
        term.weight = in.get_real();
    }
    if (!in.is_whole()) {
        return tl::unexpected(Error{ErrorKind::malformed, "The bytes are no sketch.", 0});
    }
    return sketch;
}

}  // namespace concord
