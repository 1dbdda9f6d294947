"""Step 27: of attempts that the AI made alone, whether all their words were looked at for a wish.

Of those made before, none is known to have been: each is looked at once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

STATEMENTS = (
    "ALTER TABLE campaign_attempts ADD COLUMN spoken BIGINT",
    "ALTER TABLE campaign_attempts ADD COLUMN heard BIGINT NOT NULL DEFAULT 0",
    """UPDATE campaign_attempts SET spoken = 1 WHERE campaign IN
        (SELECT key FROM campaigns WHERE data LIKE '%"pace":"ai_alone"%')""",
    "CREATE INDEX ix_campaign_attempts_unheard ON campaign_attempts (begun_us) WHERE heard < spoken",
)


def apply(connection: Connection) -> None:
    """Add the columns, and an index of the few attempts that are still to be looked at."""
    for statement in STATEMENTS:
        connection.execute(text(statement))
