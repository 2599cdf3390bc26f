"""One module a format; each says which suffixes are its own (`SUFFIXES`) and lays a text out (`lay_out`)."""
