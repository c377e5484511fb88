"""How views of pages become visits, without anybody being known."""
