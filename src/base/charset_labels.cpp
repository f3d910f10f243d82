// The labels of the WHATWG Encoding Standard (encoding.spec.whatwg.org, section 4.2), without
// "replacement" and "x-user-defined". Punctuation is left out of the comparison, which folds
// "iso_8859-1", "iso-8859-1" and "iso8859-1" into one row and confuses no two encodings.

#include "base/charset_labels.h"

#include <array>
#include <string>

#include "base/utf8.h"

namespace concord {
namespace {

using enum CharsetWidth;

constexpr std::array<Charset, 41> charsets = {{
    {"utf-8", "UTF-8", utf8, "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 cp65001"},
    {"windows-1252",
     "windows-1252",
     one,
     "windows1252 cp1252 xcp1252 ascii usascii ansix341968 iso88591 iso885911987 isoir100 latin1 "
     "l1 csisolatin1 cp819 ibm819 ansi ansi1252 iso646us iso8859"},
    {"windows-1250", "windows-1250", one, "windows1250 cp1250 xcp1250"},
    {"windows-1251", "windows-1251", one, "windows1251 cp1251 xcp1251 win1251"},
    {"windows-1253", "windows-1253", one, "windows1253 cp1253 xcp1253"},
    {"windows-1254",
     "windows-1254",
     one,
     "windows1254 cp1254 xcp1254 iso88599 iso885991989 isoir148 latin5 l5 csisolatin5"},
    {"windows-1255", "windows-1255", one, "windows1255 cp1255 xcp1255"},
    {"windows-1256", "windows-1256", one, "windows1256 cp1256 xcp1256"},
    {"windows-1257", "windows-1257", one, "windows1257 cp1257 xcp1257"},
    {"windows-1258", "windows-1258", one, "windows1258 cp1258 xcp1258"},
    {"windows-874", "windows-874", one, "windows874 dos874 iso885911 tis620"},
    {"iso-8859-2", "ISO-8859-2", one, "iso88592 iso885921987 isoir101 latin2 l2 csisolatin2"},
    {"iso-8859-3", "ISO-8859-3", one, "iso88593 iso885931988 isoir109 latin3 l3 csisolatin3"},
    {"iso-8859-4", "ISO-8859-4", one, "iso88594 iso885941988 isoir110 latin4 l4 csisolatin4"},
    {"iso-8859-5", "ISO-8859-5", one, "iso88595 iso885951988 isoir144 cyrillic csisolatincyrillic"},
    {"iso-8859-6",
     "ISO-8859-6",
     one,
     "iso88596 iso88596e iso88596i iso885961987 isoir127 arabic asmo708 csiso88596e csiso88596i "
     "csisolatinarabic ecma114"},
    {"iso-8859-7",
     "ISO-8859-7",
     one,
     "iso88597 iso885971987 isoir126 greek greek8 csisolatingreek ecma118 elot928 suneugreek"},
    {"iso-8859-8",
     "ISO-8859-8",
     one,
     "iso88598 iso88598e iso885981988 isoir138 hebrew visual csiso88598e csisolatinhebrew"},
    {"iso-8859-8-i", "ISO-8859-8", one, "iso88598i logical csiso88598i"},
    {"iso-8859-10", "iso-8859_10-1998", one, "iso885910 isoir157 latin6 l6 csisolatin6"},
    {"iso-8859-13", "ISO-8859-13", one, "iso885913"},
    {"iso-8859-14", "iso-8859_14-1998", one, "iso885914"},
    {"iso-8859-15", "ISO-8859-15", one, "iso885915 csisolatin9 l9 latin9"},
    {"iso-8859-16", "iso-8859_16-2001", one, "iso885916"},
    {"koi8-r", "KOI8-R", one, "koi8r koi koi8 cskoi8r"},
    {"koi8-u", "KOI8-U", one, "koi8u koi8ru"},
    {"ibm866", "IBM866", one, "ibm866 866 cp866 csibm866"},
    {"macintosh", "macintosh", one, "macintosh mac xmacroman csmacintosh"},
    {"x-mac-cyrillic", "x-mac-cyrillic", one, "xmaccyrillic xmacukrainian"},
    {"gbk",
     "windows-936",
     several,
     "gbk xgbk gb2312 gb231280 chinese isoir58 csgb2312 csiso58gb231280 cp936"},
    {"gb18030", "gb18030", several, "gb18030"},
    {"big5", "windows-950", several, "big5 big5hkscs cnbig5 xxbig5 csbig5"},
    {"euc-jp", "EUC-JP", several, "eucjp xeucjp cseucpkdfmtjapanese"},
    {"shift_jis",
     "windows-31j",
     several,
     "shiftjis sjis xsjis ms932 mskanji windows31j csshiftjis"},
    {"iso-2022-jp", "ISO-2022-JP", shifting, "iso2022jp csiso2022jp"},
    {"euc-kr",
     "windows-949",
     several,
     "euckr cseuckr korean ksc56011987 ksc56011989 ksc5601 isoir149 csksc56011987 windows949"},
    {"utf-16le", "UTF-16LE", two, "utf16le utf16 ucs2 unicode unicodefeff csunicode iso10646ucs2"},
    {"utf-16be", "UTF-16BE", two, "utf16be unicodefffe"},
    {"utf-32le", "UTF-32LE", four, "utf32le utf32"},
    {"utf-32be", "UTF-32BE", four, "utf32be"},
    {"hz-gb-2312", "HZ-GB-2312", shifting, "hzgb2312"},
}};

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos;
         at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || words[at - 1] == ' ';
        if (begins && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

}  // namespace

const Charset* find_charset(std::string_view label) {
    if (label.size() > 64) return nullptr;
    std::string word;
    for (const char c : label) {
        if (is_ascii_alpha(c) || is_ascii_digit(c)) word += ascii_lower(c);
    }
    if (word.empty()) return nullptr;
    for (const Charset& charset : charsets) {
        if (has_word(charset.labels, word)) return &charset;
    }
    return nullptr;
}

}  // namespace concord
