#include <stddef.h>

/// How many blocks this process has asked for since it began.
size_t allocation_count(void);
