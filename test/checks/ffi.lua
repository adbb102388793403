-- Reads a header that came out of `make ffi-header`, and calls the library.
local ffi = require("ffi")

local file = assert(io.open(arg[1]))
ffi.cdef(file:read("*a"))
local lib = ffi.load(arg[2])
assert(ffi.string(lib.smtp_lib_version()) == arg[3])
assert(tonumber(lib.SMTP_WANT_CLOSE) == 64)
assert(ffi.string(lib.smtp_error_name(lib.SMTP_EROOM)) == "SMTP_EROOM")
local event = ffi.new("smtp_event")
assert(event.len == 0 and event.param == nil)
local size = lib.smtp_config_size()
assert(lib.smtp_config_init(ffi.new("char[?]", size), size) ~= nil)
