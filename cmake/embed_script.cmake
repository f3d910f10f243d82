# Run by embed_files: writes OUTPUT with the bytes of FILES (comma-separated, below ROOT);
# HEADER declares the function NAME and its EmbeddedFile.
string(REPLACE "," ";" FILES "${FILES}")
set(arrays "")
set(entries "")
set(index 0)
foreach(file ${FILES})
    file(READ ${ROOT}/${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(APPEND arrays "constexpr unsigned char file_${index}[] = {${bytes}0};\n")
    string(APPEND entries "    {\"${file}\", bytes_of(file_${index}, sizeof(file_${index}) - 1)},\n")
    math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"\n\n#include <array>\n
namespace {
${arrays}
[[maybe_unused]] std::string_view bytes_of(const unsigned char* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}
}  // namespace

auto concord::${NAME}() -> std::span<const EmbeddedFile> {
    static const std::array<EmbeddedFile, ${index}> files = {{
${entries}    }};
    return files;
}
")
