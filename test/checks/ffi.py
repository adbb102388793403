# Reads a header that came out of `make ffi-header`, and calls the library.
import sys

import cffi

ffi = cffi.FFI()
with open(sys.argv[1]) as f:
    ffi.cdef(f.read())
lib = ffi.dlopen(sys.argv[2])
version = ffi.string(lib.smtp_lib_version()).decode()
assert version == sys.argv[3], version
assert lib.SMTP_WANT_CLOSE == 64
assert ffi.string(lib.smtp_error_name(lib.SMTP_EROOM)) == b"SMTP_EROOM"
event = ffi.new("smtp_event *")
assert event.len == 0 and event.param == ffi.NULL
cfg = ffi.new("char[]", lib.smtp_config_size())
assert lib.smtp_config_init(cfg, len(cfg)) != ffi.NULL
