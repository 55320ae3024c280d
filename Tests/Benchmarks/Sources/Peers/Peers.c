#include "Peers.h"

const char *peer_version(int peer) {
  switch (peer) {
  case peer_hyperscan: return hyperscan_version();
  case peer_re2_set: return re2_version();
  case peer_pcre2_loop: return pcre2_version();
  default: return "";
  }
}

void *peer_compile(int peer, const char *const *expressions, size_t count, int in_any_case,
                   char *error, size_t error_size) {
  if (error_size) error[0] = 0;
  if (!peer_version(peer)[0]) return NULL;
  switch (peer) {
  case peer_hyperscan:
    return hyperscan_compile(expressions, count, in_any_case, error, error_size);
  case peer_re2_set: return re2_compile(expressions, count, in_any_case, error, error_size);
  case peer_pcre2_loop:
    return pcre2_loop_compile(expressions, count, in_any_case, error, error_size);
  default: return NULL;
  }
}

size_t peer_size(int peer, void *compiled) {
  return peer == peer_hyperscan ? hyperscan_size(compiled) : 0;
}

void peer_first(int peer, void *compiled, peer_lines lines, int32_t *answers) {
  switch (peer) {
  case peer_hyperscan: hyperscan_first(compiled, lines, answers); return;
  case peer_re2_set: re2_first(compiled, lines, answers); return;
  case peer_pcre2_loop: pcre2_loop_first(compiled, lines, answers); return;
  }
}

void peer_free(int peer, void *compiled) {
  switch (peer) {
  case peer_hyperscan: hyperscan_free(compiled); return;
  case peer_re2_set: re2_free(compiled); return;
  case peer_pcre2_loop: pcre2_loop_free(compiled); return;
  }
}
