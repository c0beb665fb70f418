"""The models and the migrations describe the same tables."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, MetaData, Table, Text
from sqlalchemy.schema import Column

from db.engine import make_engine
from db.models.everything import metadata
from db.next_revision import kept_by_sqlite
from db.upgrade import create


def migrated(path: Path) -> Engine:
    create(path)
    return make_engine(path)


def differences(engine: Engine, models: MetaData) -> list[object]:
    with engine.begin() as connection:
        kept = kept_by_sqlite(connection)
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_server_default": True,
                "include_name": lambda name, kind, _: kind != "table" or name not in kept,
            },
        )
        found: list[object] = compare_metadata(context, models)
        return found


def test_they_agree(tmp_path: Path):
    engine = migrated(tmp_path / "cchc.db")
    assert differences(engine, metadata) == []
    engine.dispose()


def test_a_disagreement_would_be_seen(tmp_path: Path):
    engine = migrated(tmp_path / "cchc.db")
    models = MetaData()
    for table in metadata.tables.values():
        table.to_metadata(models)
    Table("one_more", models, Column("id", Text, primary_key=True))
    models.tables["plan"].append_column(Column("one_more", Text))
    kinds = [difference[0] for difference in differences(engine, models)]  # type: ignore[index]
    engine.dispose()
    assert kinds == ["add_table", "add_column"]


def test_they_make_the_same_sort_of_table(tmp_path: Path):
    """Autogenerate does not see checks, nor which tables have no row numbers."""
    from_models = make_engine(tmp_path / "models.db")
    with from_models.begin() as connection:
        metadata.create_all(connection)
    from_migrations = migrated(tmp_path / "cchc.db")
    assert traits(from_models) == traits(from_migrations)
    from_models.dispose()
    from_migrations.dispose()


def traits(engine: Engine) -> dict[str, tuple[object, ...]]:
    with engine.begin() as connection:
        found = connection.exec_driver_sql(
            "SELECT l.name, l.ncol, l.wr, l.strict, s.sql LIKE '%CHECK%' FROM pragma_table_list l"
            " JOIN sqlite_master s ON s.name = l.name AND s.type = 'table'"
            " WHERE l.type = 'table' AND l.name <> 'alembic_version'"
        )
        return {row[0]: tuple(row[1:]) for row in found}
