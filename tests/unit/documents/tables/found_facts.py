"""What was found in tables, put shortly for tests."""

from cchc_desktop.documents.tables.understanding import TablesFound


def sections(found: TablesFound):
    return [(one.code, one.title, one.field, one.parent) for one in found.sections]


def titles(found: TablesFound):
    return [(one.code, one.section, one.title) for one in found.tasks]


def parts(found: TablesFound):
    return [(one.lead_units, one.partner_units) for one in found.tasks]


def roles(found: TablesFound):
    return [column.role for column in found.layout]


def doubts(found: TablesFound):
    """Return the codes of what is in doubt, by task; those of the plan stand under None."""
    said = {
        task.code or task.title: [one.code.partition(".")[2] for one in task.doubts]
        for task in found.tasks
        if task.doubts
    }
    plan = [one.code.partition(".")[2] for one in found.doubts]
    return said | ({None: plan} if plan else {})
