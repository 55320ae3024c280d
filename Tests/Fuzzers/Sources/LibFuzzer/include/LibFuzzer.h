#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the arguments of the process; it ends the process itself.
int LLVMFuzzerRunDriver(
    int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
