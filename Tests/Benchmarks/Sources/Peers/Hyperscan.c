// Hyperscan in block mode: every expression at once, each reported once a line. The smallest number
// among the reports is the answer, as the order of the rules is that of their numbers.
#include "Peers.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

typedef int (*on_match)(unsigned, unsigned long long, unsigned long long, unsigned, void *);
typedef struct {
  char *message;
  int expression;
} compile_error;

static struct {
  int is_looked_up;
  const char *(*version)(void);
  int (*compile_multi)(const char *const *, const unsigned *, const unsigned *, unsigned, unsigned,
                       const void *, void **, compile_error **);
  int (*free_compile_error)(compile_error *);
  int (*alloc_scratch)(void *, void **);
  int (*scan)(void *, const char *, unsigned, unsigned, void *, on_match, void *);
  int (*database_size)(void *, size_t *);
  int (*free_database)(void *);
  int (*free_scratch)(void *);
} hs;

enum { caseless = 1, dot_all = 2, single_match = 8, block_mode = 1 };

struct database {
  void *database;
  void *scratch;
};

static int look_up(void) {
  if (hs.is_looked_up) return hs.scan != NULL;
  hs.is_looked_up = 1;
  void *library = dlopen("libhs.so.5", RTLD_NOW);
  if (!library) library = dlopen("libhs.so", RTLD_NOW);
  if (!library) return 0;
  *(void **)&hs.version = dlsym(library, "hs_version");
  *(void **)&hs.compile_multi = dlsym(library, "hs_compile_multi");
  *(void **)&hs.free_compile_error = dlsym(library, "hs_free_compile_error");
  *(void **)&hs.alloc_scratch = dlsym(library, "hs_alloc_scratch");
  *(void **)&hs.database_size = dlsym(library, "hs_database_size");
  *(void **)&hs.free_database = dlsym(library, "hs_free_database");
  *(void **)&hs.free_scratch = dlsym(library, "hs_free_scratch");
  if (!hs.version || !hs.compile_multi || !hs.free_compile_error || !hs.alloc_scratch
      || !hs.database_size || !hs.free_database || !hs.free_scratch)
    return 0;
  *(void **)&hs.scan = dlsym(library, "hs_scan");
  return hs.scan != NULL;
}

const char *hyperscan_version(void) {
  static char name[64];
  if (!look_up()) return "";
  // "5.4.0 2021-01-21": the date says nothing here.
  if (!name[0]) {
    char number[32] = "";
    sscanf(hs.version(), "%31s", number);
    snprintf(name, sizeof name, "Hyperscan %s", number);
  }
  return name;
}

void *hyperscan_compile(const char *const *expressions, size_t count, int in_any_case, char *error,
                        size_t error_size) {
  unsigned *flags = malloc(count * sizeof *flags), *numbers = malloc(count * sizeof *numbers);
  for (size_t i = 0; i < count; i++) {
    flags[i] = dot_all | single_match | (in_any_case ? caseless : 0);
    numbers[i] = (unsigned)i;
  }
  struct database *result = calloc(1, sizeof *result);
  compile_error *why = NULL;
  int failed = hs.compile_multi(expressions, flags, numbers, (unsigned)count, block_mode, NULL,
                                &result->database, &why)
               || hs.alloc_scratch(result->database, &result->scratch);
  if (failed) {
    if (why) snprintf(error, error_size, "expression %d: %s", why->expression, why->message);
    if (why) hs.free_compile_error(why);
    free(result);
    result = NULL;
  }
  free(flags);
  free(numbers);
  return result;
}

size_t hyperscan_size(void *compiled) {
  size_t size = 0;
  hs.database_size(((struct database *)compiled)->database, &size);
  return size;
}

static int keep_lowest(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                       void *context) {
  (void)from, (void)to, (void)flags;
  unsigned *lowest = context;
  if (id < *lowest) *lowest = id;
  return 0;
}

void hyperscan_first(void *compiled, peer_lines lines, int32_t *answers) {
  struct database *it = compiled;
  for (size_t i = 0; i < lines.count; i++) {
    unsigned lowest = ~0u;
    uint64_t from = lines.offsets[i];
    hs.scan(it->database, (const char *)lines.bytes + from, (unsigned)(lines.offsets[i + 1] - from),
            0, it->scratch, keep_lowest, &lowest);
    answers[i] = (int32_t)lowest;
  }
}

static int keep_all(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                    void *context) {
  (void)from, (void)to, (void)flags;
  ((uint64_t *)context)[id / 64] |= (uint64_t)1 << (id % 64);
  return 0;
}

void peer_all(void *compiled, peer_lines lines, uint64_t *sets, size_t row) {
  struct database *it = compiled;
  for (size_t i = 0; i < lines.count; i++) {
    uint64_t from = lines.offsets[i];
    hs.scan(it->database, (const char *)lines.bytes + from, (unsigned)(lines.offsets[i + 1] - from),
            0, it->scratch, keep_all, sets + i * row);
  }
}

static int count_one(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                     void *context) {
  (void)id, (void)from, (void)to, (void)flags;
  ++*(uint64_t *)context;
  return 0;
}

uint64_t peer_count_all(void *compiled, peer_lines lines) {
  struct database *it = compiled;
  uint64_t count = 0;
  for (size_t i = 0; i < lines.count; i++) {
    uint64_t from = lines.offsets[i];
    hs.scan(it->database, (const char *)lines.bytes + from, (unsigned)(lines.offsets[i + 1] - from),
            0, it->scratch, count_one, &count);
  }
  return count;
}

void hyperscan_free(void *compiled) {
  struct database *it = compiled;
  hs.free_scratch(it->scratch);
  hs.free_database(it->database);
  free(it);
}
