"""What rooms tell one another, without knowing who listens.

All are sent inside the transaction that made the change. A receiver only writes rows, so that
the change and the work it calls for are kept together or not at all.
"""

from django.dispatch import Signal

figures_changed = Signal()
"""Sent with ``keys``: the keys of `congso.observations` that got a new value."""

pages_changed = Signal()
"""Sent with ``pages``: the ids of pages that readers may now see differently, or no more."""

pages_withdrawn = Signal()
"""Sent with ``pages``: the ids of pages that readers must not see from this moment on."""

others_changed = Signal()
"""Sent with ``kind`` and ``keys``: something else that public pages stand on, such as settings."""

releases_changed = Signal()
"""Sent with ``releases``: the ids of releases whose date, state or edition is another one now."""

lists_changed = Signal()
"""Sent with ``codes``: the agencies of which another thing is known now; none for a whole list."""

mail_given_up = Signal()
"""Sent with ``of`` and ``is_refused``: whose mail is not tried again, as whoever wrote it named
them, and whether that is because no server takes their address."""

mail_returned = Signal()
"""Sent with ``to``, ``number``, ``status`` and ``is_final``: a mail that came back after all."""
