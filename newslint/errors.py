"""What can go wrong through no fault of newslint: one line each, with a cure.

    NewslintError
    ├── RuleFileError     a rule file that cannot be used
    ├── ConfigError       a configuration that cannot be used
    ├── UsageError        a call whose words are off
    ├── InputError        an input that cannot be read or written
    ├── StaleEditError    a fix whose text is no longer what its rule saw
    └── IncompleteError   a text that could not be checked, or repaired, in full

Anything else that is raised is a bug and keeps its traceback.
"""


class NewslintError(Exception):
    """An error that a user can cause and mend; its text is one clickable line."""


class RuleFileError(NewslintError):
    """A rule file that cannot be used; `problems` holds a line for each thing wrong with it."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class ConfigError(NewslintError):
    """A configuration that cannot be used."""


class UsageError(NewslintError):
    """A call whose words are off: an unknown rule, option or path."""


class InputError(NewslintError):
    """An input that cannot be read or written."""


class StaleEditError(NewslintError):
    """A fix whose text is no longer what its rule saw; nothing was written."""


class IncompleteError(NewslintError):
    """A text in which a rule ran out of time, or whose fixes never settle."""
