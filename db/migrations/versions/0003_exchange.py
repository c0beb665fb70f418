"""What is kept of a file, ceded records, answers to proposals; withdrawal by a document."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "proposal_answer",
        sa.Column("proposal_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("steward_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["born"], ["change_set.seq"], name=op.f("fk_proposal_answer_born")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_answer")),
    )
    with op.batch_alter_table("proposal_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_proposal_answer_proposal_id"), ["proposal_id"], unique=False
        )

    op.create_table(
        "ceded_record",
        sa.Column("row", sa.LargeBinary(length=16), nullable=False),
        sa.Column("package_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["package_id"], ["package.id"], name=op.f("fk_ceded_record_package_id")
        ),
        sa.PrimaryKeyConstraint("row", "package_id", name=op.f("pk_ceded_record")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("ceded_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ceded_record_package_id"), ["package_id"], unique=False
        )

    with op.batch_alter_table("package", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file_name", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("office_name", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("public_key", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("counts", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("left_out", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("more", sa.Text(), nullable=True))

    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("at", sa.Text(), nullable=True))
        batch_op.drop_column("decided")

    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.alter_column("accepted", existing_type=sa.Boolean(), nullable=True)

    with op.batch_alter_table("report_duty", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_day", sa.Date(), nullable=True))
    # It stood in a setting of the office before, as the first day on which nothing is owed.
    op.execute(
        "UPDATE report_duty SET last_day = ("
        " SELECT date(json_extract(s.value, '$.on'), '-1 day') FROM setting s"
        " WHERE NOT s.gone AND s.key = 'duty-ended:' || lower(hex(report_duty.id)))"
    )

    with op.batch_alter_table("saved_view", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.LargeBinary(length=16), nullable=True))
        batch_op.create_index(batch_op.f("ix_saved_view_person_id"), ["person_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_saved_view_person_id"), "person", ["person_id"], ["id"]
        )

    with op.batch_alter_table("slot_receipt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("package_id", sa.LargeBinary(length=16), nullable=True))

    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.add_column(sa.Column("withdrawn_by_number", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_by_on", sa.Date(), nullable=True))

    with op.batch_alter_table("trust_key", schema=None) as batch_op:
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))
