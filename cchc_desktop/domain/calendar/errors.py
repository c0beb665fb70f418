"""What the calendar refuses, as a code with facts. Must not know the sentences."""

from collections.abc import Mapping


class CalendarError(ValueError):
    """Said by somebody outside (a command line, a file) and not to be understood."""

    def __init__(self, code: str, facts: Mapping[str, object]) -> None:
        super().__init__(code, dict(facts))
        self.code = code
        self.facts = dict(facts)


class PeriodError(CalendarError):
    pass


class DueRuleError(CalendarError):
    pass
