"""One module a format, joined by presence.

Each says which suffixes are its own (`SUFFIXES`) and lays out the texts of a file (`lay_out`, or `lay_out_packed` for
bytes that are no text); `recognizes` (or `recognizes_packed`) knows one by its opening, whatever its name.
"""
