/*
 * A disk that fails: loaded before the C library (LD_PRELOAD), it makes the
 * call that FAILING names (fsync, fsync-of-directory, renameat or close) end
 * with EIO, for a message or its directory.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int fsync(int fd);
int close(int fd);
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

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    int (*real)(int, const char *, int, const char *);

    *(void **)&real = dlsym(RTLD_NEXT, "renameat");
    return fails("renameat") ? error() : real(from_dir, from, to_dir, to);
}
