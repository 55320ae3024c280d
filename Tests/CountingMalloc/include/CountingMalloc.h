#ifndef COUNTING_MALLOC_H
#define COUNTING_MALLOC_H
#include <stddef.h>

/// How many blocks this thread has asked for since it began.
size_t allocation_count(void);

/// Whether they are counted at all: not under a sanitizer, nor with another C library.
int counts_allocations(void);

#endif
