"""Laws over real offices ask what is done with a database, not how one comes to be."""

from tests.builders.new_databases import migrated_once  # noqa: F401 - for every test here
