"""first."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "field_version",
        sa.Column("row", sa.LargeBinary(length=16), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("dot", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("bases", sa.Text(), nullable=False),
        sa.Column("siblings", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("row", "field", name=op.f("pk_field_version")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reminder_shown",
        sa.Column("reminder", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("reminder", "day", name=op.f("pk_reminder_shown")),
    )
    op.create_table(
        "replica",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("office_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("home", sa.Text(), nullable=True),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("successor_no", sa.Integer(), nullable=True),
        sa.Column("begun_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["successor_no"], ["replica.no"], name=op.f("fk_replica_successor_no")
        ),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_replica")),
        sa.UniqueConstraint("key", name=op.f("uq_replica_key")),
    )
    op.create_table(
        "change_set",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("replica_no", sa.Integer(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("target_seq", sa.Integer(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["replica_no"], ["replica.no"], name=op.f("fk_change_set_replica_no")
        ),
        sa.ForeignKeyConstraint(
            ["target_seq"], ["change_set.seq"], name=op.f("fk_change_set_target_seq")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change_set")),
        sa.UniqueConstraint("replica_no", "counter", name=op.f("uq_change_set_replica_no_counter")),
    )
    op.create_table(
        "attachment",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_attachment_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_sha256"), ["sha256"], unique=False)

    op.create_table(
        "change",
        sa.Column("set_seq", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row", sa.LargeBinary(length=16), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("former", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["set_seq"], ["change_set.seq"], name=op.f("fk_change_set_seq")),
        sa.PrimaryKeyConstraint("set_seq", "entity", "row", "field", name=op.f("pk_change")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index("ix_change_row", ["row", "set_seq"], unique=False)

    op.create_table(
        "day_override",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_day_override_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_override")),
        sa.UniqueConstraint("day", name=op.f("uq_day_override_day")),
    )
    op.create_table(
        "doubt",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_doubt_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doubt")),
    )
    with op.batch_alter_table("doubt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_doubt_entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "indicator_table",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_indicator_table_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_table")),
    )
    op.create_table(
        "package",
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("office_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_package_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package")),
    )
    op.create_table(
        "proposal",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("from_office_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_proposal_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "receipt",
        sa.Column("package_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("office_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_receipt_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_package_id"), ["package_id"], unique=False)

    op.create_table(
        "reminder_act",
        sa.Column("reminder", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_reminder_act_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_act")),
    )
    with op.batch_alter_table("reminder_act", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_act_reminder"), ["reminder"], unique=False)

    op.create_table(
        "same_as",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("alias_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("true_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_same_as_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_same_as")),
    )
    with op.batch_alter_table("same_as", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_same_as_alias_id"), ["alias_id"], unique=False)

    op.create_table(
        "saved_view",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_saved_view_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_setting_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_setting_key")),
    )
    op.create_table(
        "trust_key",
        sa.Column("office_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("accepted_at", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("replaced_by_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_trust_key_born")),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["trust_key.id"], name=op.f("fk_trust_key_replaced_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trust_key")),
    )
    with op.batch_alter_table("trust_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trust_key_office_id"), ["office_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_trust_key_replaced_by_id"), ["replaced_by_id"], unique=False
        )

    op.create_table(
        "unit",
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("parent_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("head_post", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_unit_born")),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "indicator",
        sa.Column("table_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("adds_up", sa.Text(), nullable=False),
        sa.Column("numerator_code", sa.Text(), nullable=True),
        sa.Column("denominator_code", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_indicator_born")),
        sa.ForeignKeyConstraint(
            ["table_id"], ["indicator_table.id"], name=op.f("fk_indicator_table_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
    )
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicator_table_id"), ["table_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("group_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_membership_born")),
        sa.ForeignKeyConstraint(["group_id"], ["unit.id"], name=op.f("fk_membership_group_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_membership_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "mirror_record",
        sa.Column("row", sa.LargeBinary(length=16), nullable=False),
        sa.Column("package_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["package_id"], ["package.id"], name=op.f("fk_mirror_record_package_id")
        ),
        sa.PrimaryKeyConstraint("row", "package_id", name=op.f("pk_mirror_record")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("mirror_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mirror_record_package_id"), ["package_id"], unique=False
        )

    op.create_table(
        "person",
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("system_user", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_person_born")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_person_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "plan",
        sa.Column("issuer_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("implicit", sa.Boolean(), nullable=False),
        sa.Column("carries_out_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("continues_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("identity", sa.Text(), nullable=True),
        sa.Column("report_words", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_plan_born")),
        sa.ForeignKeyConstraint(
            ["carries_out_id"], ["plan.id"], name=op.f("fk_plan_carries_out_id")
        ),
        sa.ForeignKeyConstraint(["continues_id"], ["plan.id"], name=op.f("fk_plan_continues_id")),
        sa.ForeignKeyConstraint(["issuer_id"], ["unit.id"], name=op.f("fk_plan_issuer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_carries_out_id"), ["carries_out_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_plan_continues_id"), ["continues_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_issuer_id"), ["issuer_id"], unique=False)

    op.create_table(
        "report_duty",
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("recipient_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("period_part", sa.Text(), nullable=True),
        sa.Column("due_rule", sa.Text(), nullable=False),
        sa.Column("cutoffs", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_report_duty_born")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["unit.id"], name=op.f("fk_report_duty_recipient_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_report_duty_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_duty")),
    )
    with op.batch_alter_table("report_duty", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_duty_recipient_id"), ["recipient_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_report_duty_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "unit_name",
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_unit_name_born")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_name_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_name")),
    )
    with op.batch_alter_table("unit_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_name_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "unit_spelling",
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_unit_spelling_born")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_spelling_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_spelling")),
    )
    with op.batch_alter_table("unit_spelling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_spelling_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "unit_succession",
        sa.Column("from_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("to_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_unit_succession_born")),
        sa.ForeignKeyConstraint(["from_id"], ["unit.id"], name=op.f("fk_unit_succession_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["unit.id"], name=op.f("fk_unit_succession_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_succession")),
    )
    with op.batch_alter_table("unit_succession", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_succession_from_id"), ["from_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_succession_to_id"), ["to_id"], unique=False)

    op.create_table(
        "basis",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("cited", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_basis_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_basis_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_basis")),
    )
    with op.batch_alter_table("basis", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_basis_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "chapter",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_chapter_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_chapter_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapter")),
    )
    with op.batch_alter_table("chapter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chapter_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "indicator_value",
        sa.Column("indicator_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("quarter", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_indicator_value_born")),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_indicator_value_indicator_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_indicator_value_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_value")),
    )
    with op.batch_alter_table("indicator_value", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_indicator_value_indicator_id"), ["indicator_id"], unique=False
        )

    op.create_table(
        "issued_report",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("replaces_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_issued_report_attachment_id")
        ),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_issued_report_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_issued_report_plan_id")),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["issued_report.id"], name=op.f("fk_issued_report_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_report")),
    )
    with op.batch_alter_table("issued_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_issued_report_attachment_id"), ["attachment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_issued_report_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_issued_report_replaces_id"), ["replaces_id"], unique=False
        )

    op.create_table(
        "narrative_item",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_narrative_item_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_narrative_item_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narrative_item")),
    )
    with op.batch_alter_table("narrative_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_narrative_item_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "phrase_reading",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("milestones", sa.Text(), nullable=False),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_phrase_reading_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_phrase_reading_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase_reading")),
    )
    with op.batch_alter_table("phrase_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_phrase_reading_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "plan_version",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.Column("signer_post", sa.Text(), nullable=True),
        sa.Column("signs_as", sa.Text(), nullable=True),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_plan_version_attachment_id")
        ),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_plan_version_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_version_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
    )
    with op.batch_alter_table("plan_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_version_attachment_id"), ["attachment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_plan_version_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "report_duty_plan",
        sa.Column("duty_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["born"], ["change_set.seq"], name=op.f("fk_report_duty_plan_born")
        ),
        sa.ForeignKeyConstraint(
            ["duty_id"], ["report_duty.id"], name=op.f("fk_report_duty_plan_duty_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_report_duty_plan_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_duty_plan")),
    )
    with op.batch_alter_table("report_duty_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_duty_plan_duty_id"), ["duty_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_duty_plan_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "report_slot",
        sa.Column("duty_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("data_from", sa.Date(), nullable=True),
        sa.Column("data_to", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("on_time_until", sa.Date(), nullable=True),
        sa.Column("locked_after", sa.Date(), nullable=True),
        sa.Column("reopened_why", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_report_slot_born")),
        sa.ForeignKeyConstraint(
            ["duty_id"], ["report_duty.id"], name=op.f("fk_report_slot_duty_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_report_slot_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_slot")),
    )
    with op.batch_alter_table("report_slot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_slot_duty_id"), ["duty_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_slot_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "section",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_section_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_section_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
    )
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_section_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "target",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_target_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_target_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "unit_duty",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("unit_words", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_unit_duty_born")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_unit_duty_plan_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_duty_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_duty")),
    )
    with op.batch_alter_table("unit_duty", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_duty_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_duty_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "measurement",
        sa.Column("target_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("quarter", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("numerator", sa.Integer(), nullable=True),
        sa.Column("denominator", sa.Integer(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_measurement_born")),
        sa.ForeignKeyConstraint(
            ["target_id"], ["target.id"], name=op.f("fk_measurement_target_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_measurement_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
    )
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measurement_target_id"), ["target_id"], unique=False)

    op.create_table(
        "narrative",
        sa.Column("slot_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("chapter", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_narrative_born")),
        sa.ForeignKeyConstraint(["slot_id"], ["report_slot.id"], name=op.f("fk_narrative_slot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narrative")),
    )
    with op.batch_alter_table("narrative", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_narrative_slot_id"), ["slot_id"], unique=False)

    op.create_table(
        "slot_receipt",
        sa.Column("slot_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("letter_number", sa.Text(), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_slot_receipt_born")),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["report_slot.id"], name=op.f("fk_slot_receipt_slot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot_receipt")),
    )
    with op.batch_alter_table("slot_receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slot_receipt_slot_id"), ["slot_id"], unique=False)

    op.create_table(
        "task",
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("section_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("funding", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("from_version_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("until_version_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.Column("carries_out_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("continues_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("identity", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_task_born")),
        sa.ForeignKeyConstraint(
            ["carries_out_id"], ["task.id"], name=op.f("fk_task_carries_out_id")
        ),
        sa.ForeignKeyConstraint(["continues_id"], ["task.id"], name=op.f("fk_task_continues_id")),
        sa.ForeignKeyConstraint(
            ["from_version_id"], ["plan_version.id"], name=op.f("fk_task_from_version_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_task_plan_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_task_section_id")),
        sa.ForeignKeyConstraint(
            ["until_version_id"], ["plan_version.id"], name=op.f("fk_task_until_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_task_carries_out_id"), ["carries_out_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_task_continues_id"), ["continues_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_section_id"), ["section_id"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("task_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("via_group_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_assignment_born")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignment_person_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_assignment_task_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_assignment_unit_id")),
        sa.ForeignKeyConstraint(
            ["via_group_id"], ["unit.id"], name=op.f("fk_assignment_via_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_task_id"), ["task_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_assignment_via_group_id"), ["via_group_id"], unique=False
        )

    op.create_table(
        "deadline",
        sa.Column("task_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("doubt", sa.Text(), nullable=True),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_deadline_born")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_deadline_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadline_task_id"), ["task_id"], unique=True)

    op.create_table(
        "task_item",
        sa.Column("task_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_task_item_born")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_item_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_item")),
    )
    with op.batch_alter_table("task_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_item_task_id"), ["task_id"], unique=False)

    op.create_table(
        "task_text",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_text_task_id")),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_task_text")),
        sa.UniqueConstraint("task_id", name=op.f("uq_task_text_task_id")),
    )
    op.create_table(
        "evidence",
        sa.Column("assignment_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("quarter", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_evidence_assignment_id")
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_evidence_attachment_id")
        ),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_evidence_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_evidence_assignment_id"), ["assignment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_evidence_attachment_id"), ["attachment_id"], unique=False
        )

    op.create_table(
        "milestone",
        sa.Column("deadline_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("occurrence", sa.Text(), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_milestone_born")),
        sa.ForeignKeyConstraint(
            ["deadline_id"], ["deadline.id"], name=op.f("fk_milestone_deadline_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
    )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_deadline_id"), ["deadline_id"], unique=False)

    op.create_table(
        "progress",
        sa.Column("assignment_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("quarter", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("difficulty", sa.Text(), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("corrects_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_progress_assignment_id")
        ),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_progress_born")),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["progress.id"], name=op.f("fk_progress_corrects_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress")),
    )
    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_progress_assignment_id"), ["assignment_id"], unique=False
        )
    connection = op.get_bind()
    options = {row[0] for row in connection.exec_driver_sql("PRAGMA compile_options")}
    if "ENABLE_FTS5" in options:  # without it, search goes by LIKE over the same text
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE task_index USING fts5(folded, content='task_text',"
            " content_rowid='no', prefix='1 2 3', detail=none, tokenize='unicode61')"
        )
