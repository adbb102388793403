/*
 * A disk that fails: loaded before the C library (LD_PRELOAD), it makes the
 * call that FAILING names (fsync, fsync-of-directory, renameat or close) end
 * with EIO, for a message or its directory; or as if no descriptor was left
 * the call that makes a message's file (openat), or the second one (openat-2).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int fsync(int fd);
int close(int fd);
int openat(int dir, const char *path, int flags, ...);
int renameat(int from_dir, const char *from, int to_dir, const char *to);

static int fails(const char *call)
{
    const char *name = getenv("FAILING");

    return name != NULL && strcmp(name, call) == 0;
}

static int is_file(int fd)
{
    struct stat st;

    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

static int error(void)
{
    errno = EIO;
    return -1;
}

int fsync(int fd)
{
    static int files; /* directories are new before any file is */
    int (*real)(int);

    *(void **)&real = dlsym(RTLD_NEXT, "fsync");
    if (is_file(fd)) {
        files = 1;
        return fails("fsync") ? error() : real(fd);
    }
    return files && fails("fsync-of-directory") ? error() : real(fd);
}

int close(int fd)
{
    int (*real)(int);
    int file = fails("close") && is_file(fd);

    *(void **)&real = dlsym(RTLD_NEXT, "close");
    real(fd);
    return file ? error() : 0;
}

int openat(int dir, const char *path, int flags, ...)
{
    static int made; /* files until now */
    int (*real)(int, const char *, int, ...);
    mode_t mode = 0;
    va_list more;

    if ((flags & O_CREAT) != 0) {
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
        made++;
    }
    if (mode != 0 && (fails("openat") || (made == 2 && fails("openat-2")))) {
        errno = EMFILE;
        return -1;
    }
    *(void **)&real = dlsym(RTLD_NEXT, "openat");
    return real(dir, path, flags, mode);
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    int (*real)(int, const char *, int, const char *);

    *(void **)&real = dlsym(RTLD_NEXT, "renameat");
    return fails("renameat") ? error() : real(from_dir, from, to_dir, to);
}
