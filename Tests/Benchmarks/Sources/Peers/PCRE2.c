// PCRE2 with its compiler: one expression after the other until one matches, as programs do that
// keep a list of regexes.
#include "Peers.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
  int is_looked_up;
  void *(*compile)(const uint8_t *, size_t, uint32_t, int *, size_t *, void *);
  int (*jit_compile)(void *, uint32_t);
  void *(*match_data_create)(uint32_t, void *);
  int (*jit_match)(void *, const uint8_t *, size_t, size_t, uint32_t, void *, void *);
  int (*config)(uint32_t, void *);
  void (*code_free)(void *);
  void (*match_data_free)(void *);
} pcre2;

enum { caseless = 0x08, dot_all = 0x20, jit_complete = 1, config_version = 11 };

struct loop {
  void **codes;
  size_t count;
  void *data;
};

static int look_up(void) {
  if (pcre2.is_looked_up) return pcre2.jit_match != NULL;
  pcre2.is_looked_up = 1;
  void *library = dlopen("libpcre2-8.so.0", RTLD_NOW);
  if (!library) return 0;
  *(void **)&pcre2.compile = dlsym(library, "pcre2_compile_8");
  *(void **)&pcre2.jit_compile = dlsym(library, "pcre2_jit_compile_8");
  *(void **)&pcre2.match_data_create = dlsym(library, "pcre2_match_data_create_8");
  *(void **)&pcre2.config = dlsym(library, "pcre2_config_8");
  *(void **)&pcre2.code_free = dlsym(library, "pcre2_code_free_8");
  *(void **)&pcre2.match_data_free = dlsym(library, "pcre2_match_data_free_8");
  if (!pcre2.compile || !pcre2.jit_compile || !pcre2.match_data_create || !pcre2.config
      || !pcre2.code_free || !pcre2.match_data_free)
    return 0;
  *(void **)&pcre2.jit_match = dlsym(library, "pcre2_jit_match_8");
  return pcre2.jit_match != NULL;
}

const char *pcre2_version(void) {
  static char name[96];
  if (!look_up()) return "";
  if (!name[0]) {
    char whole[64] = "", number[32] = "";
    pcre2.config(config_version, whole);
    sscanf(whole, "%31s", number);
    snprintf(name, sizeof name, "a loop of regexes (PCRE2 %s, JIT)", number);
  }
  return name;
}

void *pcre2_loop_compile(const char *const *expressions, size_t count, int in_any_case, char *error,
                         size_t error_size) {
  struct loop *it = calloc(1, sizeof *it);
  it->codes = calloc(count, sizeof *it->codes);
  it->data = pcre2.match_data_create(1, NULL);
  for (; it->count < count; it->count++) {
    const char *text = expressions[it->count];
    int code = 0;
    size_t offset = 0;
    void *compiled = pcre2.compile((const uint8_t *)text, strlen(text),
                                   dot_all | (in_any_case ? caseless : 0), &code, &offset, NULL);
    if (!compiled || pcre2.jit_compile(compiled, jit_complete)) {
      snprintf(error, error_size, "expression %zu: error %d at %zu", it->count, code, offset);
      pcre2_loop_free(it);
      return NULL;
    }
    it->codes[it->count] = compiled;
  }
  return it;
}

void pcre2_loop_first(void *compiled, peer_lines lines, int32_t *answers) {
  struct loop *it = compiled;
  for (size_t i = 0; i < lines.count; i++) {
    const uint8_t *line = lines.bytes + lines.offsets[i];
    size_t length = lines.offsets[i + 1] - lines.offsets[i];
    answers[i] = -1;
    for (size_t e = 0; e < it->count; e++)
      // No match is negative; a vector too small for the groups is 0, and a match.
      if (pcre2.jit_match(it->codes[e], line, length, 0, 0, it->data, NULL) >= 0) {
        answers[i] = (int32_t)e;
        break;
      }
  }
}

void pcre2_loop_free(void *compiled) {
  struct loop *it = compiled;
  for (size_t i = 0; i < it->count; i++) pcre2.code_free(it->codes[i]);
  pcre2.match_data_free(it->data);
  free(it->codes);
  free(it);
}
