"""How an office's documents begin and end, as Nghị định 30/2020/NĐ-CP has them.

Must not know what is between, nor how it is drawn.
"""

from typing import Final

_COMMITTEE: Final = "ủy ban nhân dân"
_SHORT: Final = "ubnd"
_CHAIR: Final = "Chủ tịch"
IN_PLACE_OF: Final = ("KT", "TL", "TUQ")
"""Ways of signing in somebody else's post: instead of, by order of, empowered by."""
_BY_ORDER: Final = ("TL", "TUQ")


def head_lines(name: str, parent: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the plain and the bold lines of a document's head.

    The body above stands in one row, a committee by its short name: so the two columns keep their
    sizes.
    """
    own = " ".join(name.split())
    if own.lower().startswith(_COMMITTEE):
        rest = own[len(_COMMITTEE) :].strip()
        return (), tuple(filter(None, (own[: len(_COMMITTEE)].upper(), rest.upper())))
    above = " ".join(parent.split()).upper()
    if above.lower().startswith(_COMMITTEE):
        above = _SHORT.upper() + above[len(_COMMITTEE) :]
    return ((above,) if above else ()), (own.upper(),)


def signature_lines(name: str, post: str, signs_as: str) -> tuple[str, ...]:
    """Return the bold lines above a signature.

    A committee's documents are signed on its behalf: by its chairman, by a deputy instead of the
    chairman, by others at the chairman's order.
    """
    own, held = " ".join(name.split()), " ".join(post.split())
    committee, chairs = _is_committee(own), held.lower().endswith(_CHAIR.lower())
    if committee and chairs and signs_as in ("TM", "KT", ""):
        instead = () if held.lower() == _CHAIR.lower() else (f"KT. {_CHAIR.upper()}",)
        return f"TM. {_COMMITTEE.upper()}", *instead, held.upper()
    if signs_as == "TM":
        return f"TM. {own.upper()}", held.upper()
    if signs_as in _BY_ORDER and committee:
        return f"{signs_as}. {_CHAIR.upper()}", held.upper()
    if signs_as in IN_PLACE_OF:
        return f"{signs_as}. {_head_post(held).upper()}", held.upper()
    return (held.upper(),)


def _is_committee(name: str) -> bool:
    said = name.lower()
    return said.startswith(_COMMITTEE) or said.split(" ", 1)[0] == _SHORT


def _head_post(post: str) -> str:
    """Return whose post a deputy signs in: "Phó Hiệu trưởng" signs in the head's."""
    rest = post.removeprefix("Phó ").removeprefix("phó ")
    return rest[:1].upper() + rest[1:]
