/* Put before a program by LD_PRELOAD, this makes a disk fail: calls for files whose path has
   FAILING_PATH in it end with EIO, reads and writes of the bytes from FAILING_FROM to FAILING_TO,
   and of the calls FAILING_CALL names ("read", "write", "sync", "unlink") those from the
   FAILING_NTH on. All of it can be changed while the program runs. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int calls = 0;

static long number(const char *name, long otherwise)
{
    const char *value = getenv(name);
    return value ? atol(value) : otherwise;
}

static int fails(const char *call, const char *path, off_t start, size_t size)
{
    const char *failing = getenv("FAILING_CALL"), *where = getenv("FAILING_PATH");
    if (!failing || !where || strcmp(failing, call) || !strstr(path, where))
        return 0;
    if (start >= number("FAILING_TO", 1L << 62) || start + (off_t)size <= number("FAILING_FROM", 0))
        return 0;
    if (getenv("FAILING_RESET")) {
        calls = 0;
        unsetenv("FAILING_RESET");
    }
    if (++calls < number("FAILING_NTH", 1))
        return 0;
    errno = EIO;
    return 1;
}

static int file_fails(const char *call, int file, off_t start, size_t size)
{
    char link[64], path[4096];
    int before = errno;
    if (!getenv("FAILING_CALL"))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0)
        return 0;
    path[length] = 0;
    return fails(call, path, start, size);
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) \
        real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)
#define AT(name, call, buffer) \
    ssize_t name(int file, buffer data, size_t size, off_t start) \
    { \
        REAL(ssize_t, #name, int, buffer, size_t, off_t); \
        return file_fails(call, file, start, size) ? -1 : real(file, data, size, start); \
    }
#define HERE(name, call, buffer) \
    ssize_t name(int file, buffer data, size_t size) \
    { \
        REAL(ssize_t, #name, int, buffer, size_t); \
        off_t start = getenv("FAILING_CALL") ? lseek(file, 0, SEEK_CUR) : 0; \
        return file_fails(call, file, start, size) ? -1 : real(file, data, size); \
    }
#define SYNC(name) \
    int name(int file) \
    { \
        REAL(int, #name, int); \
        return file_fails("sync", file, 0, 1) ? -1 : real(file); \
    }

AT(pread, "read", void *)
AT(pread64, "read", void *)
AT(pwrite, "write", const void *)
AT(pwrite64, "write", const void *)
HERE(read, "read", void *)
HERE(write, "write", const void *)
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    return fails("unlink", path, 0, 1) ? -1 : real(path);
}
