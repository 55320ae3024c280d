#ifndef MACHINE_H
#define MACHINE_H
#include <stddef.h>
#include <stdint.h>

/// How many blocks this process has asked for since it began.
size_t allocation_count(void);

/// What a run of another program took.
typedef struct {
  /// Its exit code; -1 where it could not be started or was killed.
  int status;
  double seconds;
  /// Of all its threads.
  double processor_seconds;
  /// The most memory that it held at once, up to its last output.
  size_t peak_kilobytes;
  /// Bytes that it wrote to its output.
  size_t output_bytes;
} machine_run;

/// Runs `arguments[0]` with its output counted and thrown away. `input` is a path or NULL for none.
machine_run run_program(const char *const *arguments, const char *input);

#endif
