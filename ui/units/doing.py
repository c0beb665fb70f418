"""Doing a verb from a form: what is refused is said where it was typed.

Must not know any verb.
"""

from collections.abc import Callable

from resources.words import sentence
from ui.actions.bench import Bench
from ui.errors.reporter import is_misfortune


def attempt(bench: Bench, verb: Callable[[], object]) -> str:
    """Do a verb; return the sentence of its refusal, empty when it was done."""
    refused = ""

    def guarded() -> object:
        nonlocal refused
        try:
            return verb()
        except Exception as error:
            if not is_misfortune(error):
                raise
            refused = sentence(error.code, error.facts)
            return None

    bench.do(guarded)
    return refused
