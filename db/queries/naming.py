"""Which names of units hold.

A unit may be shown only because records refer to it, when the file that named it was taken back:
it goes by the names it had. Must not know on which day a name is asked for.
"""

HOLDS = (
    "(NOT {it}.gone OR {it}.unit_id IN (SELECT id FROM unit WHERE NOT gone"
    " EXCEPT SELECT unit_id FROM unit_name WHERE NOT gone))"
)
"""The condition on `{it}`, a name; the units without one are sought only where a name is gone."""
