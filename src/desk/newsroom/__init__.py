"""The newsroom: news, announcements and videos, whose figures are references and never copies."""
