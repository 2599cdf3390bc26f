"""An archive larger than one machine: read once, in bulk, and laid side by side, by pure functions from frame to frame.

The same functions run in one process, in a pool of processes and on a Dask cluster; `engines` says how.
"""
