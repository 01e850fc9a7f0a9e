# embed_text(OUT files…): compiles text files (tables, templates) into the program, so that one binary is the whole of it.
#
# OUT receives a generated source file that defines what base/embedded.h reads. A file's name is its path in the project.
function(embed_text out)
  set(generated ${CMAKE_BINARY_DIR}/generated/embedded_texts.cpp)
  list(JOIN ARGN "|" joined)
  set(absolute ${ARGN})
  list(TRANSFORM absolute PREPEND ${CMAKE_SOURCE_DIR}/)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUT=${generated} "-DFILES=${joined}" -DROOT=${CMAKE_SOURCE_DIR}
            -P ${CMAKE_SOURCE_DIR}/cmake/write_embedded.cmake
    DEPENDS ${absolute} ${CMAKE_SOURCE_DIR}/cmake/write_embedded.cmake
    VERBATIM)
  set(${out} ${generated} PARENT_SCOPE)
endfunction()
