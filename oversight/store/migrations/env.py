"""How alembic reaches the store: on the connection it is handed, in the caller's transaction.

Migrations are carried out by `oversight.store.migrating`, never on their own: it is the store
that knows how to be alone with a database.
"""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection)
with context.begin_transaction():
    context.run_migrations()
