"""The review page served on the loopback: live, with decisions written to the desk's file (docs/review.md).

A session holds the last report and changes the file; a guard refuses whoever is not the page; a watch sees files saved;
the app joins them. Starlette is imported in `app` alone and uvicorn in `server` alone.
"""
