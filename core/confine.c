/* Landlock and seccomp, by their system calls: no library is needed. */
#define _GNU_SOURCE /* syscall(), O_PATH; all else is POSIX */

#include "core/confine.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The leak check of a sanitised build stops and reads its own process. */
#if defined(__SANITIZE_ADDRESS__)
#define LOOKS_AT_ITSELF 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOOKS_AT_ITSELF 1
#endif
#endif

bool
confine_read(struct confine *c, const char *path)
{
	if (path == NULL || path[0] == '\0' || c->nread == CONFINE_PATHS_MAX)
		return false;
	c->read[c->nread++] = path;
	return true;
}

bool
confine_write(struct confine *c, const char *path)
{
	if (path == NULL || path[0] == '\0' || c->nwrite == CONFINE_PATHS_MAX)
		return false;
	c->write[c->nwrite++] = path;
	return true;
}

bool
confine_write_beside(struct confine *c, const char *path, char *room,
		     size_t size)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash == NULL ? 0 : (size_t)(slash - path);

	if (n + 2 > size)
		return false;
	if (slash == NULL) {
		memcpy(room, ".", 2);
	} else {
		n += n == 0; /* "/file" */
		memcpy(room, path, n);
		room[n] = '\0';
	}
	return confine_write(c, room);
}

void
confine_system(struct confine *c)
{
	static const char *const files[] = {
	    "/usr/lib",
	    "/usr/lib64",
	    "/lib",
	    "/lib64",
	    "/usr/local/lib",
	    "/usr/share",
	    "/etc/ssl",
	    "/etc/pki",
	    "/etc/ca-certificates",
	    "/etc/crypto-policies",
	    "/etc/gnutls",
	    "/nix/store",
	    "/gnu/store",
	    "/etc/hosts",
	    "/etc/resolv.conf",
	    "/etc/nsswitch.conf",
	    "/etc/host.conf",
	    "/etc/gai.conf",
	    "/etc/services",
	    "/etc/ld.so.cache",
	    "/etc/localtime",
	    "/dev/urandom",
	    "/run/systemd/resolve",
	    "/proc/self",
	    "/proc/sys/vm",
	};
	/* What OpenSSL looks for, and where SQLite puts temporary files. */
	static const char *const named[] = {"SSL_CERT_FILE", "SSL_CERT_DIR",
					    "OPENSSL_CONF"};
	const char *tmp = getenv("TMPDIR");

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		confine_read(c, files[i]);
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		confine_read(c, getenv(named[i]));
	confine_write(c, getenv("SQLITE_TMPDIR"));
	if (!confine_write(c, tmp) || access(tmp, W_OK | X_OK) != 0) {
		confine_write(c, "/var/tmp");
		confine_write(c, "/tmp");
	}
	confine_write(c, "/dev/null");
#ifdef CONFINE_COUNTS_BELOW /* a build that counts its lines as it ends */
	confine_write(c, CONFINE_COUNTS_BELOW);
#endif
}

#ifdef __linux__

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

/* --- Landlock ---------------------------------------------------------------
 * By numbers, for headers older than the kernel: Documentation/userspace-api/
 * landlock.rst of the kernel's sources.
 */

enum {
	LL_CREATE = 444, /* the same on all architectures */
	LL_ADD = 445,
	LL_RESTRICT = 446,
	LL_VERSION = 1,      /* flag of LL_CREATE */
	LL_PATH_BENEATH = 1, /* kind of rule */
	LL_NET_SINCE = 4     /* ABI that knows TCP */
};

enum {
	LL_EXECUTE = 1 << 0,
	LL_WRITE_FILE = 1 << 1,
	LL_READ_FILE = 1 << 2,
	LL_READ_DIR = 1 << 3,
	LL_MAKE_SYM = 1 << 12, /* the last of ABI 1 */
	LL_REFER = 1 << 13,    /* ABI 2 */
	LL_TRUNCATE = 1 << 14, /* ABI 3 */
	LL_IOCTL_DEV = 1 << 15 /* ABI 5 */
};

enum { LL_BIND_TCP = 1, LL_CONNECT_TCP = 2 };

struct ll_ruleset {
	uint64_t fs, net;
};

struct ll_beneath {
	uint64_t allowed;
	int32_t parent;
} __attribute__((packed));

static long
landlock_abi(void)
{
	return syscall(LL_CREATE, NULL, 0, LL_VERSION);
}

/* All that this ABI can forbid. */
static uint64_t
all_of(long abi)
{
	uint64_t all = (LL_MAKE_SYM << 1) - 1;

	if (abi >= 2)
		all |= LL_REFER;
	if (abi >= 3)
		all |= LL_TRUNCATE;
	if (abi >= 5)
		all |= LL_IOCTL_DEV;
	return all;
}

static int
allow(int rules, const char *path, uint64_t what)
{
	struct ll_beneath b = {.allowed = what};
	struct stat st;
	int rc;

	b.parent = open(path, O_PATH | O_CLOEXEC);
	if (b.parent < 0)
		return 0; /* not there: nothing to be allowed */
	if (fstat(b.parent, &st) == 0 && !S_ISDIR(st.st_mode))
		b.allowed &= LL_EXECUTE | LL_WRITE_FILE | LL_READ_FILE |
			     LL_TRUNCATE | LL_IOCTL_DEV;
	rc = (int)syscall(LL_ADD, rules, LL_PATH_BENEATH, &b, 0);
	/* A pipe by its name in /dev/fd: no rule is needed, nor possible. */
	if (rc != 0 && errno == EBADFD)
		rc = 0;
	close(b.parent);
	return rc;
}

static int
restrict_files(const struct confine *c, long abi)
{
	uint64_t all = all_of(abi), reading = LL_READ_FILE | LL_READ_DIR;
	struct ll_ruleset set = {.fs = all};
	size_t size = abi >= LL_NET_SINCE ? sizeof(set) : sizeof(set.fs);
	int rules, rc = 0;

	if (abi >= LL_NET_SINCE && !c->network)
		set.net = LL_BIND_TCP | LL_CONNECT_TCP;
	rules = (int)syscall(LL_CREATE, &set, size, 0);
	if (rules < 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < c->nread; i++)
		rc = allow(rules, c->read[i], reading);
	for (size_t i = 0; rc == 0 && i < c->ninputs; i++)
		rc = allow(rules, c->inputs[i], reading);
	for (size_t i = 0; rc == 0 && i < c->nwrite; i++)
		rc = allow(rules, c->write[i], all & ~(uint64_t)LL_EXECUTE);
	if (rc == 0)
		rc = (int)syscall(LL_RESTRICT, rules, 0);
	close(rules);
	return rc;
}

/* --- seccomp ----------------------------------------------------------------
 * A list of what is denied, with EPERM: what resolvers and the C library need
 * differs too much between systems for a list of what is allowed.
 */

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#elif defined(__i386__)
#define ARCH AUDIT_ARCH_I386
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCH AUDIT_ARCH_RISCV64
#endif

#ifdef ARCH

static const int denied[] = {
    SYS_execve,
    SYS_execveat,
#ifndef LOOKS_AT_ITSELF
    SYS_ptrace,
#endif
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_bpf,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_setns,
    SYS_unshare,
    SYS_open_by_handle_at,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_kexec_load,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup,
#endif
};

enum { FIXED = 4 }; /* instructions in front of the list */

#define DENIED (sizeof(denied) / sizeof(denied[0]))

#define LOAD(member)                       \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, \
		 offsetof(struct seccomp_data, member))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, value)

static int
restrict_calls(bool network)
{
	struct sock_filter code[FIXED + 2 * (DENIED + 1) + 1] = {
	    LOAD(arch),
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
	    ANSWER(SECCOMP_RET_KILL_PROCESS),
	    LOAD(nr),
	};
	struct sock_fprog prog = {.len = FIXED, .filter = code};

	/* Without a network there is no reason to make a socket of any kind. */
	for (size_t i = 0; i < DENIED + (network ? 0 : 1); i++) {
		unsigned nr =
		    (unsigned)(i < DENIED ? denied[i] : (int)SYS_socket);

		code[prog.len++] = (struct sock_filter)BPF_JUMP(
		    BPF_JMP | BPF_JEQ | BPF_K, nr, 0, 1);
		code[prog.len++] = (struct sock_filter)ANSWER(
		    SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA));
	}
	code[prog.len++] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog);
}

static bool
has_seccomp(void)
{
	/* EFAULT: the mode is known, and the filter is none. */
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL) != 0 &&
	       errno == EFAULT;
}

#else

static int
restrict_calls(bool network)
{
	(void)network;
	errno = ENOSYS;
	return -1;
}

static bool
has_seccomp(void)
{
	return false;
}

#endif

static const char *
give_up(const struct confine *c)
{
	long abi = landlock_abi();

	/* No core file with what was in memory, either. */
#ifndef LOOKS_AT_ITSELF
	if (!c->descriptors)
		prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return "privileges (PR_SET_NO_NEW_PRIVS)";
	/* The filter comes first: it stands without the other, too. */
	if (restrict_calls(c->network) != 0)
		return "system calls (seccomp)";
	if (abi < 1 || restrict_files(c, abi) != 0)
		return "files (Landlock)";
	return NULL;
}

const char *
confine_offer(void)
{
	static char words[64];
	long abi = landlock_abi();
	bool calls = has_seccomp();

	if (abi < 1)
		return calls ? "seccomp" : "nothing";
	snprintf(words, sizeof(words), "Landlock %ld%s", abi,
		 calls ? ", seccomp" : "");
	return words;
}

#else

static const char *
give_up(const struct confine *c)
{
	(void)c;
	errno = ENOSYS;
	return "anything";
}

const char *
confine_offer(void)
{
	return "nothing";
}

#endif

int
confine(const struct confine *c, enum confine_mode mode, const char **missing,
	struct err *e)
{
	*missing = mode == CONFINE_OFF ? NULL : give_up(c);
	if (*missing == NULL || mode != CONFINE_STRICT)
		return 0;
	return err_errno(e, "cannot give up", *missing);
}
