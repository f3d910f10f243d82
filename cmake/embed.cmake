# embed_files(TARGET NAME HEADER ROOT PATTERN...): packs the files under ROOT into TARGET as
#   std::span<const EmbeddedFile> concord::NAME()
# in the order of their paths, as HEADER declares it. See src/base/embedded.h.
set(EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_script.cmake)

function(embed_files target name header root)
    set(files)
    foreach(pattern ${ARGN})
        file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${root} ${root}/${pattern})
        list(APPEND files ${found})
    endforeach()
    list(SORT files)
    set(depends ${files})
    list(TRANSFORM depends PREPEND ${root}/)
    string(REPLACE "::" "_" file_name ${name})
    set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded/${file_name}.cpp)
    string(REPLACE ";" "," joined "${files}")
    add_custom_command(
        OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DHEADER=${header} -DROOT=${root} "-DFILES=${joined}"
                -DOUTPUT=${output} -P ${EMBED_SCRIPT}
        DEPENDS ${depends} ${EMBED_SCRIPT}
        VERBATIM)
    target_sources(${target} PRIVATE ${output})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src)
endfunction()

# embed_binary(TARGET SYMBOL FILE): puts the bytes of FILE into the read-only data of TARGET, from
# SYMBOL to SYMBOL_end, at a multiple of 64 bytes. OPTIONAL behind: nothing where there is no such
# file.
function(embed_binary target symbol file)
    if("OPTIONAL" IN_LIST ARGN AND NOT EXISTS ${file})
        set(bytes "")
    else()
        set(bytes ".incbin \"${file}\"")
    endif()
    set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.S)
    file(GENERATE OUTPUT ${output} CONTENT "    .section .rodata
    .balign 64
    .global ${symbol}
${symbol}:
    ${bytes}
    .global ${symbol}_end
${symbol}_end:
    .section .note.GNU-stack,\"\",@progbits
")
    target_sources(${target} PRIVATE ${output})
    if(bytes)
        set_source_files_properties(${output} PROPERTIES OBJECT_DEPENDS ${file})
    endif()
endfunction()
