// Counts what is asked of the heap. The names win over those of the C library, whose own are called.
#include "Machine.h"
#include <errno.h>
#include <stdatomic.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_size_t count;

size_t allocation_count(void) { return atomic_load(&count); }

// Two plain moves instead of a locked one: what is counted runs on one thread, and compilation,
// which allocates a lot, is timed under the same roof.
static void note(void) {
  atomic_store_explicit(&count, atomic_load_explicit(&count, memory_order_relaxed) + 1,
                        memory_order_relaxed);
}

void *malloc(size_t size) { note(); return __libc_malloc(size); }
void *calloc(size_t number, size_t size) { note(); return __libc_calloc(number, size); }
void *realloc(void *block, size_t size) { note(); return __libc_realloc(block, size); }
void *memalign(size_t alignment, size_t size) { note(); return __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void **block, size_t alignment, size_t size) {
  *block = memalign(alignment, size);
  return *block ? 0 : ENOMEM;
}
