// The libraries that Nixie is compared with. They are loaded while the benchmark runs, and no header
// of theirs is needed to build it: whoever has them gets the comparison. Only RE2 speaks C++, and is
// built in where its headers lie.
#ifndef PEERS_H
#define PEERS_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Many lines in one block of bytes: line i is `bytes[offsets[i]..<offsets[i + 1]]`.
typedef struct {
  const uint8_t *bytes;
  const uint64_t *offsets;
  size_t count;
} peer_lines;

/// Which peer, in the order of `peer_name`.
enum { peer_hyperscan, peer_re2_set, peer_pcre2_loop, peer_count };

/// The peer's name and version; "" where it is not installed.
const char *peer_version(int peer);

/// Compiles expressions; the answers are their places in this list. NULL where one is refused, with
/// the reason in `error`, or where the peer is not installed. `in_any_case` folds ASCII letters.
void *peer_compile(int peer, const char *const *expressions, size_t count, int in_any_case,
                   char *error, size_t error_size);

/// Bytes of what was compiled, as the peer counts them; 0 where it does not say.
size_t peer_size(int peer, void *compiled);

/// The lowest expression that each line matches, or -1, into `answers`.
void peer_first(int peer, void *compiled, peer_lines lines, int32_t *answers);

/// Sets bit `e % 64` of `sets[line * row + e / 64]` for each expression e that a line matches.
/// Hyperscan only.
void peer_all(void *compiled, peer_lines lines, uint64_t *sets, size_t row);

/// How many expressions the lines match in all, each counted once a line. Hyperscan only.
uint64_t peer_count_all(void *compiled, peer_lines lines);

void peer_free(int peer, void *compiled);

// One function of each kind a peer, see above.
const char *hyperscan_version(void);
void *hyperscan_compile(const char *const *, size_t, int, char *, size_t);
size_t hyperscan_size(void *);
void hyperscan_first(void *, peer_lines, int32_t *);
void hyperscan_free(void *);
const char *re2_version(void);
void *re2_compile(const char *const *, size_t, int, char *, size_t);
void re2_first(void *, peer_lines, int32_t *);
void re2_free(void *);
const char *pcre2_version(void);
void *pcre2_loop_compile(const char *const *, size_t, int, char *, size_t);
void pcre2_loop_first(void *, peer_lines, int32_t *);
void pcre2_loop_free(void *);

#ifdef __cplusplus
}
#endif
#endif
