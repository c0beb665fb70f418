"""How hard state machines try: little in the quick share, long in `dev.py test --long`."""

from hypothesis import Phase, settings

_LONG_PROFILE = 500


def effort(examples: int, steps: int) -> settings:
    """Return the settings of a state machine for the share that is being run."""
    longer = settings.default.max_examples >= _LONG_PROFILE if settings.default else False
    return settings(
        max_examples=examples * 40 if longer else examples,
        stateful_step_count=steps * 2 if longer else steps,
        deadline=None,
        # Explaining a failure traces every line of real database work: minutes for nothing.
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
