"""The yardstick of `cchc tasks`: `import sqlalchemy` and the bare query, nothing else."""

import sys

from sqlalchemy import create_engine, text


def main() -> None:
    engine = create_engine(f"sqlite:///{sys.argv[1]}")
    with engine.connect() as connection:
        query = text(
            "SELECT t.id, t.code, t.title, s.title, d.phrase, m.due, p.state, p.percent FROM task t"
            " LEFT JOIN section s ON s.id = t.section_id"
            " LEFT JOIN deadline d ON d.task_id = t.id"
            " LEFT JOIN milestone m ON m.deadline_id = d.id"
            " LEFT JOIN assignment a ON a.task_id = t.id"
            " LEFT JOIN progress p ON p.assignment_id = a.id"
        )
        for row in connection.execute(query):
            sys.stdout.write(f"{row}\n")


if __name__ == "__main__":
    main()
