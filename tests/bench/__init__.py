"""How fast newslint is, and that being fast changes nothing: `python -m tests.bench`."""
