#define _GNU_SOURCE  // F_SETPIPE_SZ, wait4
// Runs a program and asks the kernel what it took. Foundation's Process does not tell.
#include "Machine.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double seconds(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

// The most memory that a running program has held so far; 0 where the kernel does not say.
//
// What wait4 tells is no good: the kernel counts what the process held before it became that
// program, and that is a copy of this one, with all its rules and lines.
static size_t peak(pid_t program) {
  char path[64], line[256];
  snprintf(path, sizeof path, "/proc/%d/status", (int)program);
  FILE *status = fopen(path, "r");
  size_t kilobytes = 0;
  while (status && fgets(line, sizeof line, status))
    if (!strncmp(line, "VmHWM:", 6)) kilobytes = strtoul(line + 6, NULL, 10);
  if (status) fclose(status);
  return kilobytes;
}

machine_run run_program(const char *const *arguments, const char *input) {
  machine_run run = {.status = -1};
  int ends[2];
  if (pipe(ends)) return run;
  double start = now();
  pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return run;
  }
  if (child == 0) {
    int from = open(input ? input : "/dev/null", O_RDONLY);
    if (from < 0 || dup2(from, 0) < 0 || dup2(ends[1], 1) < 0) _exit(127);
    close(ends[0]);
    close(ends[1]);
    execv(arguments[0], (char *const *)arguments);
    _exit(127);
  }
  close(ends[1]);
  fcntl(ends[0], F_SETPIPE_SZ, 1 << 20);
  static char block[1 << 20];
  ssize_t got;
  while ((got = read(ends[0], block, sizeof block)) > 0) {
    run.output_bytes += (size_t)got;
    size_t held = peak(child);
    if (held > run.peak_kilobytes) run.peak_kilobytes = held;
  }
  close(ends[0]);
  int status = 0;
  struct rusage usage;
  wait4(child, &status, 0, &usage);
  run.seconds = now() - start;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  run.processor_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  return run;
}
