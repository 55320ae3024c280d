// RE2::Set: one set of expressions, by an automaton that is built while it runs. What a set does
// with lines that it has not seen is what counts: pass each line once.
#include "Peers.h"

#if __has_include(<re2/set.h>)
#include <algorithm>
#include <cstdio>
#include <re2/re2.h>
#include <re2/set.h>
#include <vector>

extern "C" const char *re2_version(void) { return "a regex set (RE2::Set)"; }

extern "C" void *re2_compile(const char *const *expressions, size_t count, int in_any_case,
                             char *error, size_t error_size) {
  RE2::Options options;
  options.set_case_sensitive(!in_any_case);
  options.set_dot_nl(true);
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_max_mem(int64_t(1) << 30);
  auto *set = new RE2::Set(options, RE2::UNANCHORED);
  std::string why;
  for (size_t i = 0; i < count; i++)
    if (set->Add(expressions[i], &why) < 0) {
      snprintf(error, error_size, "expression %zu: %s", i, why.c_str());
      delete set;
      return nullptr;
    }
  if (!set->Compile()) {
    snprintf(error, error_size, "out of memory");
    delete set;
    return nullptr;
  }
  return set;
}

extern "C" void re2_first(void *compiled, peer_lines lines, int32_t *answers) {
  auto *set = static_cast<RE2::Set *>(compiled);
  std::vector<int> found;
  for (size_t i = 0; i < lines.count; i++) {
    const char *line = reinterpret_cast<const char *>(lines.bytes) + lines.offsets[i];
    bool is_match = set->Match(re2::StringPiece(line, lines.offsets[i + 1] - lines.offsets[i]),
                               &found);
    answers[i] = is_match ? *std::min_element(found.begin(), found.end()) : -1;
  }
}

extern "C" void re2_free(void *compiled) { delete static_cast<RE2::Set *>(compiled); }
#else
extern "C" const char *re2_version(void) { return ""; }
extern "C" void *re2_compile(const char *const *, size_t, int, char *, size_t) { return nullptr; }
extern "C" void re2_first(void *, peer_lines, int32_t *) {}
extern "C" void re2_free(void *) {}
#endif
