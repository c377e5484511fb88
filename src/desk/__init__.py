"""Where people work: tables, screens, permissions, and the press that builds the public files."""
